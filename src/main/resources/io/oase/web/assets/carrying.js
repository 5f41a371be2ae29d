// A session may end while a form is filled in. What was typed comes back once the same person has signed in again: it waits in
// this window alone, never with passwords or files, and only for the page it was typed in.
(() => {
  'use strict';
  const KEPT = 'oase.carried';
  const here = location.pathname + location.search;
  const me = document.body.dataset.me;
  const forms = () => [...document.querySelectorAll('main form[method="post"]')].filter((form) => !form.closest('.talk'));
  const fields = (form) => [...form.elements].filter((field) => field.name && field.name !== 'csrf'
    && !['password', 'file', 'hidden', 'submit', 'button', 'reset'].includes(field.type));
  const typed = (form) => fields(form).map((field) => (['checkbox', 'radio'].includes(field.type) ? field.checked : field.value));

  function keep(form) {
    if (!me) return;
    const which = forms().indexOf(form);
    if (which < 0) return;
    try { sessionStorage.setItem(KEPT, JSON.stringify({ here, me, which, typed: typed(form) })); } catch { /* Full; the form is still there with Back. */ }
  }
  // Before the sign-in is met: most forms arrive, and then nothing of them is wanted again.
  document.addEventListener('submit', (event) => keep(event.target));
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('#signed-out a')) return;
    const changed = forms().find((form) => fields(form).some((field) => (['checkbox', 'radio'].includes(field.type)
      ? field.checked !== field.defaultChecked : field.matches('select') ? [...field.options].some((one) => one.selected !== one.defaultSelected) : field.value !== field.defaultValue)));
    if (changed) keep(changed);
  });

  function read() {
    try { return JSON.parse(sessionStorage.getItem(KEPT) || 'null'); } catch { return null; }
  }
  function giveBack(kept) {
    const form = forms()[kept.which];
    const all = form ? fields(form) : [];
    if (all.length !== kept.typed.length) return;
    all.forEach((field, i) => {
      if (['checkbox', 'radio'].includes(field.type)) field.checked = kept.typed[i];
      else field.value = kept.typed[i];
    });
    all.forEach((field) => { if (field.matches('input, textarea') && field.value) field.dispatchEvent(new Event('input', { bubbles: true })); });
  }
  const kept = read();
  if (kept && document.body.dataset.page === 'sign-in') {
    sessionStorage.setItem(KEPT, JSON.stringify({ ...kept, met: true }));
  } else if (kept) {
    sessionStorage.removeItem(KEPT);
    if (kept.met && kept.me === me && kept.here === here) giveBack(kept);
  }
})();
