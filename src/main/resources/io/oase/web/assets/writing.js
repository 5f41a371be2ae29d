// What is typed is saved by itself, kept in the browser until the server has it, and restored after a crash. And the names
// behind an @ in a note. Works beside oase.js, which tells it by events when a conversation is there.
(() => {
  'use strict';
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = JSON.parse($('meta[name="oase-words"]')?.content || '{}');
  const say = (key, ...args) => args.reduce((text, arg, i) => text.replace(`{${i}}`, arg), words[key] || key);
  const csrf = JSON.parse(document.body.getAttribute('hx-headers') || '{}')['X-CSRF-Token'] || '';
  const made = $('meta[name="oase-now"]')?.content;
  const skew = made ? Date.parse(made) - Date.now() : 0;
  const PAUSE = 1000;
  // Whose it is belongs to the key: a colleague may sign in in the same browser.
  const localKey = (url) => `oase.draft.${document.body.dataset.me}.${url}`;
  const tab = Math.random().toString(36).slice(2);

  // ---- what is known of each field, by the address it is saved at; outlives the field ----
  const known = new Map();
  const fields = () => $$('#composer [data-draft]');
  const here = (state) => fields().find((field) => field.dataset.draft === state.url);

  function readLocal(url) {
    try { return JSON.parse(localStorage.getItem(localKey(url)) || 'null'); } catch { return null; }
  }
  function writeLocal(state) {
    try {
      localStorage.setItem(localKey(state.url), JSON.stringify({ text: state.value, base: state.version, at: Date.now() + skew, tab, more: state.more }));
    } catch { /* Full or forbidden; what is in the field is still there. */ }
  }
  function forgetLocal(state) {
    const local = readLocal(state.url);
    if (local && (local.tab === tab || local.text === state.text)) localStorage.removeItem(localKey(state.url));
  }

  // A page may be asked for in the moment in which a draft is saved, and show what was before it.
  const SAVED = 'oase.saved';
  function noteSaved(state) {
    try { sessionStorage.setItem(SAVED, JSON.stringify({ key: localKey(state.url), version: state.version })); } catch { /* As above. */ }
  }
  function isBehind(state) {
    try {
      const saved = JSON.parse(sessionStorage.getItem(SAVED) || 'null');
      return saved !== null && saved.key === localKey(state.url) && saved.version > state.version;
    } catch { return false; }
  }

  // ---- what stands around the fields ----
  function sign(state, text, trouble) {
    const field = here(state);
    const place = field && document.getElementById(`kept-${field.id}`);
    if (!place) return;
    place.textContent = text;
    place.classList.toggle('local', Boolean(trouble));
  }
  function around() {
    const any = fields().some((field) => field.value.trim());
    for (const one of $$('[data-drafted]')) one.hidden = !any;
  }
  function tell(text) {
    const box = document.createElement('p');
    box.className = 'toast';
    box.textContent = text;
    $('#toasts').append(box);
    setTimeout(() => box.remove(), 9000);
  }
  function put(field, text) {
    if (field.value === text) return;
    field.value = text;
    htmx.trigger(field, 'input');
  }
  // What lies beside has changed.
  function showOffered(state) {
    const talk = $('.talk');
    if (!talk || !here(state)) return;
    htmx.ajax('GET', `/conversations/${talk.dataset.conversation}`, { target: '#offered', swap: 'innerHTML', source: '#offered', headers: { 'Oase-Unasked': 'true' } }).catch(() => { /* It comes with the next look. */ });
  }

  // ---- saving ----
  function content(state, both) {
    const form = new URLSearchParams({ text: state.value, base: state.version, both: both ? 'yes' : '' });
    for (const [name, value] of Object.entries(state.more)) form.set(name, value);
    return form;
  }
  // Whom it is for and where it came from go with an answer.
  function more(field) {
    if (field.id !== 'text') return {};
    const seen = $('#thread [name="seen"]')?.value || '0';
    const visibility = ($('.switch [name="visibility"]:checked') || $('#reply [name="visibility"]:not([type="radio"])'))?.value || '';
    return { visibility, prewritten: $('#origin')?.value || '', seen };
  }
  const send = (state, both, leaving) => fetch(state.url, {
    method: 'POST',
    keepalive: Boolean(leaving),
    redirect: 'error',
    headers: { 'X-CSRF-Token': csrf, 'Oase-Draft': 'true', Accept: 'application/json' },
    body: content(state, both),
    signal: leaving ? undefined : AbortSignal.timeout(20000),
  });
  function soon(state, pause) {
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(state), pause);
  }
  async function save(state, both) {
    clearTimeout(state.timer);
    if (state.over || state.sending || state.running || !(state.value !== state.text || both)) return;
    if (document.body.hasAttribute('data-cut')) { sign(state, say('draft.local'), true); return; }
    const sent = state.value;
    state.running = (async () => {
      try {
        const answer = await send(state, both);
        if (answer.status === 422 || answer.status === 413) { sign(state, say('draft.toolong'), true); state.refused = sent; return; }
        if (answer.status !== 200) throw new Error(String(answer.status));
        took(state, sent, await answer.json(), both);
      } catch {
        sign(state, say('draft.local'), true);
        state.wait = Math.min((state.wait || 2500) * 2, 30000);
        if (!state.over && !state.sending) soon(state, state.wait);
      }
    })();
    await state.running;
    state.running = null;
    if (state.over || state.sending) return;
    if (state.again) { const lay = state.again === 'both'; state.again = null; await save(state, lay); } else if (state.value !== state.text && !state.timerless && state.refused !== state.value && !state.wait) soon(state, PAUSE);
  }
  function took(state, sent, told, both) {
    state.wait = 0;
    state.refused = null;
    if (state.over) return;
    if (told.saved || told.text === sent) {
      state.text = sent.trim() ? sent : '';
      state.version = told.version;
      noteSaved(state);
      if (state.value === sent) forgetLocal(state); else writeLocal(state);
      if (state.value === sent && !sent.trim()) state.text = state.value;
      sign(state, told.words);
      if (both) { showOffered(state); }
      return;
    }
    // It is being sent: what is refused now is what the server has ended with it.
    if (state.sending) return;
    // Saved elsewhere meanwhile. Nothing is lost: what is typed here goes on, the other lies beside it.
    tell(say(told.ended ? 'draft.sentelsewhere' : 'draft.elsewhere'));
    if (told.ended) { state.version = told.version; state.text = ''; state.again = 'plain'; } else state.again = 'both';
  }
  // The page is going away, and nobody will hear the answer. A save under way may be overtaken: then the other lies beside.
  function leave() {
    for (const state of known.values()) {
      if (state.over || state.sending || state.value === state.text || state.refused === state.value) continue;
      writeLocal(state);
      send(state, Boolean(state.running), true).catch(() => {});
    }
  }
  const saveAll = () => Promise.all([...known.values()].map(async (state) => { await state.running; await save(state); }));

  // ---- a conversation is there ----
  function arrive() {
    for (const field of fields()) {
      const url = field.dataset.draft;
      const version = Number(field.dataset.version);
      const before = known.get(url);
      const state = before && !before.over ? before : { url, text: field.value, value: field.value, version, more: {} };
      known.set(url, state);
      if (before && !before.over) settle(state, field, version);
      else recover(state, field);
      state.more = more(field);
      if (isBehind(state)) look();
    }
    around();
  }
  // Seen before in this page: unsaved typing first, then whichever is newer.
  function settle(state, field, version) {
    if (state.value !== state.text || state.running || state.version > version) { put(field, state.value); return; }
    state.text = state.value = field.value;
    state.version = version;
  }
  // After a crash: what never reached the server, unless something newer did; that it was sent is newer, too.
  function recover(state, field) {
    const local = readLocal(state.url);
    if (!local || local.text === field.value) { if (local) localStorage.removeItem(localKey(state.url)); return; }
    const mine = local.text;
    if (local.base === state.version || local.at > Date.parse(field.dataset.at || '1970-01-01')) {
      state.version = local.base;
      restore(field, local.more || {});
      put(field, mine);
      return;
    }
    // The server's is newer. The other is saved and laid aside behind it, in that order.
    const newer = field.value;
    state.value = mine;
    state.timerless = true;
    save(state, true).then(() => { state.value = newer; state.version = 0; state.timerless = false; return save(state, true); });
  }

  // The conversation is part of another one: what is written is saved there, and nothing goes on under its old address.
  document.addEventListener('oase:leaving', (event) => {
    const those = [...known.values()].filter((state) => here(state));
    event.detail.saved = saveAll();
    event.detail.forget = () => {
      for (const state of those) {
        clearTimeout(state.timer);
        state.over = true;
        localStorage.removeItem(localKey(state.url));
      }
    };
  });

  function restore(field, kept) {
    if (field.id !== 'text') return;
    if ($('#origin')) $('#origin').value = kept.prewritten || '';
    const radio = kept.visibility && $(`.switch [name="visibility"][value="${CSS.escape(kept.visibility)}"]`);
    if (radio) radio.checked = true;
  }
  document.addEventListener('oase:origin', () => {
    const state = $('#text') && known.get($('#text').dataset.draft);
    if (!state || state.over) return;
    state.more = more($('#text'));
    if (state.value !== state.text) writeLocal(state);
  });

  document.addEventListener('input', (event) => {
    const field = event.target;
    if (!field.matches?.('#composer [data-draft]')) return;
    let state = known.get(field.dataset.draft);
    if (!state || state.over) {
      state = { url: field.dataset.draft, text: '', value: '', version: Number(field.dataset.version), more: {} };
      known.set(state.url, state);
    }
    state.value = field.value;
    state.more = more(field);
    around();
    if (state.value === state.text) return;
    writeLocal(state);
    soon(state, PAUSE);
  });
  document.addEventListener('change', (event) => {
    const field = event.target.name === 'visibility' && $('#text');
    const state = field && known.get(field.dataset.draft);
    if (!state || !state.value) return;
    state.more = more(field);
    state.text = null;
    soon(state, PAUSE);
  });
  document.addEventListener('focusout', (event) => {
    const state = event.target.matches?.('[data-draft]') && known.get(event.target.dataset.draft);
    if (state) save(state);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveAll(); else look();
  });
  window.addEventListener('pagehide', leave);
  window.addEventListener('focus', look);
  window.addEventListener('online', saveAll);
  document.addEventListener('oase:back', saveAll);
  document.addEventListener('oase:arrived', arrive);

  // A tab that comes to the front takes what another one has saved, where nothing is unsaved here.
  async function look() {
    const talk = $('.talk');
    if (!talk || !fields().length) return;
    try {
      const answer = await fetch(`/conversations/${talk.dataset.conversation}/drafts`, { headers: { 'Oase-Unasked': 'true', Accept: 'application/json' }, redirect: 'error' });
      if (answer.status !== 200) return;
      for (const told of await answer.json()) {
        const field = fields().find((one) => one.dataset.draft.endsWith(`/${told.kind}`));
        const state = field && known.get(field.dataset.draft);
        if (!state || state.over || state.running || state.value !== state.text || told.version <= state.version) continue;
        state.version = told.version;
        state.text = state.value = told.text;
        put(field, told.text);
        sign(state, told.words);
      }
    } catch { /* It is looked again with the next save. */ }
  }

  // ---- htmx ----
  // What takes along or changes what is written waits until it is saved; sending does not.
  document.addEventListener('htmx:confirm', (event) => {
    const elt = event.detail.elt;
    if (event.detail.verb === 'get' || elt.matches('[data-write]') || event.detail.target?.id !== 'desk') return;
    const open = [...known.values()].some((state) => !state.over && (state.running || state.value !== state.text && !state.wait));
    if (!open) return;
    event.preventDefault();
    // By then the button that was pressed may have lost the focus, and htmx would not know it any more.
    const button = event.detail.triggeringEvent?.submitter;
    Promise.race([saveAll(), new Promise((done) => setTimeout(done, 3000))]).finally(() => {
      const pressed = document.createElement('input');
      if (button?.name) {
        pressed.type = 'hidden';
        pressed.name = button.name;
        pressed.value = button.value;
        elt.append(pressed);
      }
      event.detail.issueRequest(true);
      pressed.remove();
    });
  });
  // While it is sent nothing is saved: it would come behind the sending, and be a new draft of what is out already.
  const sending = (event, is) => {
    const form = event.detail.elt;
    if (!form.matches?.('[data-write]')) return;
    for (const state of known.values()) {
      if (!$$('[data-draft]', form).some((field) => field.dataset.draft === state.url) && !(state.sending === form)) continue;
      clearTimeout(state.timer);
      state.sending = is ? form : null;
      if (!is && !state.over && state.value !== state.text) soon(state, PAUSE);
    }
  };
  document.addEventListener('htmx:beforeRequest', (event) => sending(event, true));
  // Asked of the request: what sent it may be gone from the page by then.
  document.addEventListener('htmx:beforeSend', (event) => {
    if (event.detail.elt.matches?.('[data-write]')) event.detail.xhr.addEventListener('loadend', () => setTimeout(() => sending(event, false)), { once: true });
  });
  document.addEventListener('htmx:beforeSwap', (event) => {
    const form = event.detail.requestConfig.elt;
    if (event.detail.xhr.status >= 400 || !form.matches('[data-write]')) return;
    // What was sent is no draft any more; the server has ended it in the same moment.
    for (const field of $$('[data-draft]', form)) {
      const state = known.get(field.dataset.draft);
      if (!state) continue;
      state.over = true;
      clearTimeout(state.timer);
      localStorage.removeItem(localKey(state.url));
    }
  });
  // The composer alone came anew, with a text put into it: that is typing, and what stood there before is not lost.
  document.addEventListener('oase:composed', () => {
    for (const field of fields()) {
      const state = known.get(field.dataset.draft);
      if (!state || state.over) { arrive(); continue; }
      const lost = state.value.trim() && !field.value.includes(state.value.trim());
      state.more = more(field);
      if (field.value === state.value) continue;
      state.value = field.value;
      writeLocal(state);
      if (lost) { state.version = 0; save(state, true); } else soon(state, PAUSE);
    }
    around();
  });

  // ---- names behind an @ ----
  const AT = /(?:^|[\s(„“"'])@([\p{L}\p{N}][\p{L}\p{N}.'’ -]{0,40})?$/u;
  let names = null;
  let fetched = false;
  let offered = [];
  const box = () => $('#names');
  const behindAt = (field) => field.selectionStart === field.selectionEnd && AT.exec(field.value.slice(0, field.selectionStart));
  async function fetchNames(field) {
    fetched = true;
    try {
      const answer = await fetch(field.dataset.names, { headers: { Accept: 'application/json' }, redirect: 'error' });
      names = answer.ok ? await answer.json() : null;
    } catch { names = null; }
    fetched = names !== null;
    if (names && document.activeElement === field) offer(field);
  }
  function offer(field) {
    const found = behindAt(field);
    if (!found) { shut(field); return; }
    if (!names) { if (!fetched) fetchNames(field); return; }
    const wanted = (found[1] || '').toLocaleLowerCase();
    offered = names.filter((one) => {
      const name = one.name.toLocaleLowerCase();
      return name !== wanted.trimEnd() && (name.startsWith(wanted) || name.split(/[\s-]+/).some((word) => wanted && word.startsWith(wanted)));
    }).slice(0, 8);
    if (!offered.length) { shut(field); return; }
    box().replaceChildren(...offered.map((one, i) => {
      const option = document.createElement('div');
      option.setAttribute('role', 'option');
      option.id = `name-${i}`;
      const name = document.createElement('b');
      const bdi = document.createElement('bdi');
      bdi.textContent = one.name;
      name.append(bdi);
      const about = document.createElement('small');
      about.textContent = one.team ? say('names.team') : one.about;
      option.append(name, about);
      return option;
    }));
    box().hidden = false;
    choose(field, 0);
  }
  function choose(field, at) {
    const all = $$('[role="option"]', box());
    all.forEach((one, i) => one.setAttribute('aria-selected', String(i === at)));
    field.setAttribute('aria-activedescendant', all[at].id);
    all[at].scrollIntoView({ block: 'nearest' });
  }
  function shut(field) {
    offered = [];
    if (!box()) return;
    box().hidden = true;
    box().replaceChildren();
    field?.removeAttribute('aria-activedescendant');
  }
  function putIn(field, one) {
    const found = behindAt(field);
    shut(field);
    if (!found) return;
    const to = field.selectionStart;
    field.focus();
    field.setSelectionRange(to - (found[1] || '').length, to);
    // As if it was typed, so that it can be undone.
    if (!document.execCommand('insertText', false, `${one.write} `)) {
      field.setRangeText(`${one.write} `, to - (found[1] || '').length, to, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  document.addEventListener('input', (event) => { if (event.target.matches?.('[data-names]')) offer(event.target); });
  document.addEventListener('keydown', (event) => {
    const field = event.target;
    if (!offered.length || !field.matches?.('[data-names]') || event.isComposing || event.metaKey || event.ctrlKey) return;
    const at = $$('[role="option"]', box()).findIndex((one) => one.getAttribute('aria-selected') === 'true');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose(field, (at + step + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') putIn(field, offered[Math.max(0, at)]);
    else if (event.key === 'Escape') shut(field);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  document.addEventListener('mousedown', (event) => { if (event.target.closest?.('#names')) event.preventDefault(); });
  document.addEventListener('click', (event) => {
    const option = event.target.closest?.('#names [role="option"]');
    const field = $('[data-names]');
    if (option) putIn(field, offered[$$('[role="option"]', box()).indexOf(option)]);
    else if (offered.length && event.target !== field) shut(field);
  });

  arrive();
})();
