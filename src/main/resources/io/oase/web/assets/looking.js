// Who else has a conversation before them, and that we have: said every few seconds, shown wherever the conversation stands.
(() => {
  'use strict';
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = JSON.parse($('meta[name="oase-words"]')?.content || '{}');
  const say = (key, ...args) => args.reduce((text, arg, i) => text.replace(`{${i}}`, arg), words[key] || key);
  const csrf = JSON.parse(document.body.getAttribute('hx-headers') || '{}')['X-CSRF-Token'] || '';
  const me = Number(document.body.dataset.me);
  // After a goodbye another one: what was said before it may arrive behind it, and is told from what comes later.
  const name = () => Math.random().toString(36).slice(2);
  let tab = name();
  const BEAT = 15000;
  // So long after the last key somebody is still writing.
  const PAUSE = 30000;
  // Whoever changes to another window to copy something has not gone.
  const AWAY = 10000;

  // ---- we look ----
  let said = null;
  let typed = 0;
  let beat = 0;
  let going = 0;
  const conversation = () => $('.talk')?.dataset.conversation || null;
  function doing() {
    if (Date.now() - typed > PAUSE) return 'looking';
    const field = document.activeElement;
    if (!field?.value?.trim()) return 'looking';
    return field.id === 'text' ? 'answering' : field.id === 'note-text' ? 'noting' : 'looking';
  }
  const post = (id, end, body) => fetch(`/conversations/${id}/looking${end}`, {
    method: 'POST', keepalive: true, redirect: 'error', headers: { 'X-CSRF-Token': csrf }, body: new URLSearchParams({ tab, ...body }),
  }).catch(() => {});
  function look() {
    clearTimeout(beat);
    const id = conversation();
    if (!id || document.visibilityState === 'hidden') { if (!id) leave(); return; }
    said = { id, doing: doing() };
    if (!document.body.hasAttribute('data-cut')) post(id, '', { doing: said.doing });
    beat = setTimeout(look, BEAT);
  }
  function leave() {
    clearTimeout(beat);
    if (!said) return;
    // A beacon outlives the page in every browser; fetch with keepalive does not in some.
    const end = new URLSearchParams({ tab, csrf });
    if (!navigator.sendBeacon?.(`/conversations/${said.id}/looking/end`, end)) post(said.id, '/end', {});
    said = null;
    tab = name();
  }
  // Only a change is said at once.
  function changed() {
    const id = conversation();
    if (said?.id !== id || said?.doing !== doing()) look();
  }
  // Whoever was away is here again.
  document.addEventListener('oase:back', look);
  document.addEventListener('oase:arrived', () => { typed = 0; changed(); paint(); });
  document.addEventListener('input', (event) => {
    if (!event.isTrusted || !event.target.matches?.('#text, #note-text')) return;
    typed = Date.now();
    changed();
  });
  document.addEventListener('focusout', () => setTimeout(() => { if (said && said.doing !== 'looking') changed(); }, 2000));
  document.addEventListener('visibilitychange', () => {
    clearTimeout(going);
    if (document.visibilityState === 'hidden') going = setTimeout(leave, AWAY); else look();
  });
  window.addEventListener('pagehide', leave);
  setInterval(() => { if (said && said.doing !== doing()) changed(); }, 5000);

  // ---- they look ----
  let present = new Map();
  document.addEventListener('oase:looking', (event) => {
    let told = {};
    try { told = JSON.parse(event.detail); } catch { return; }
    if (told.all) present = new Map();
    for (const [id, those] of Object.entries(told.conversations || {})) {
      const others = those.filter((one) => one.id !== me);
      if (others.length) present.set(id, others); else present.delete(id);
    }
    paint();
  });
  function face(one) {
    const circle = document.createElement('span');
    circle.className = `avatar s f${one.tone} ${one.doing}`;
    circle.setAttribute('aria-hidden', 'true');
    if (one.picture) {
      const picture = document.createElement('img');
      picture.src = one.picture;
      picture.alt = '';
      circle.append(picture);
    } else circle.textContent = one.initials;
    return circle;
  }
  function symbol(name) {
    const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    icon.setAttribute('class', 'i');
    icon.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    use.setAttribute('href', `#i-${name}`);
    icon.append(use);
    return icon;
  }
  const sentence = (one) => say(`looking.${one.doing}`, one.name);
  const writes = (one) => one.doing !== 'looking';
  function paint() {
    for (const place of $$('[data-faces]')) {
      const those = present.get(place.dataset.faces) || [];
      const key = JSON.stringify(those);
      if (place.dataset.shown === key) continue;
      place.dataset.shown = key;
      place.replaceChildren();
      place.classList.toggle('writing', those.some(writes));
      if (!those.length) { place.removeAttribute('title'); continue; }
      place.title = those.map(sentence).join(' · ');
      const text = document.createElement('span');
      text.className = 'unseen';
      text.textContent = `${place.title} `;
      place.append(text, symbol(those.some(writes) ? 'pen' : 'eye'), ...those.slice(0, 3).map(face));
      if (those.length > 3) place.append(`+${those.length - 3}`);
    }
    const company = $('#company');
    if (!company) return;
    const those = present.get(company.dataset.company) || [];
    const text = those.map(sentence).join(' · ');
    if (company.dataset.shown === text) return;
    company.dataset.shown = text;
    company.replaceChildren();
    company.classList.toggle('writing', those.some(writes));
    if (!text) return;
    company.append(symbol(those.some(writes) ? 'pen' : 'eye'), ...those.slice(0, 5).map(face), ` ${text}`);
  }
  document.addEventListener('htmx:afterSwap', paint);

  look();
})();
