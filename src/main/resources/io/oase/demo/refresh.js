// Fetches this page again every few seconds and swaps the posts; the form and what is typed in it stay.
setInterval(async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("posts");
    const old = document.getElementById("posts");
    if (!fresh || !old || old.contains(document.activeElement)) return;
    for (const details of old.querySelectorAll("details[open]")) {
      const same = fresh.querySelector("#" + details.closest("article").id + " details");
      if (same) same.open = true;
    }
    for (const article of fresh.querySelectorAll("article")) {
      if (!document.getElementById(article.id)) article.classList.add("fresh");
    }
    old.replaceWith(document.importNode(fresh, true));
  } catch (e) {
    // The server is away for a moment; the next round tries again.
  }
}, 4000);
