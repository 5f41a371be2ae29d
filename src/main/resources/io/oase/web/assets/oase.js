// Oase in the browser: keys, tabs, times that tick, live updates. No framework; htmx does the fetching.
(() => {
  'use strict';
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = JSON.parse($('meta[name="oase-words"]')?.content || '{}');
  const say = (key, ...args) => args.reduce((text, arg, i) => text.replace(`{${i}}`, arg), words[key] || key);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = `oase_zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;

  // ---- toasts ----
  function toast(text) {
    // Once is enough, however often it happens.
    $$('#toasts > .toast').find((one) => one.textContent === text)?.remove();
    const box = document.createElement('p');
    box.className = 'toast';
    box.textContent = text;
    $('#toasts').append(box);
    setTimeout(() => box.remove(), 6000);
  }

  // ---- asking ----
  // Whether the browser is known to be without a connection: then nothing is asked in vain. It may say so where a server on
  // the same machine can be reached, so it is believed only once something has failed.
  const cutOff = () => document.body.hasAttribute('data-cut');
  // Comes to whether something was answered; what is to be said when it was not is said below, where all requests are heard.
  const ask = (url, target, swap, headers) => (cutOff() ? Promise.resolve(false)
    : htmx.ajax('GET', url, { target, source: target, swap, headers }).then(() => true, () => false));

  // What somebody was told stays longer, and as long as they are at it.
  function fade(box) {
    setTimeout(() => { if (box.matches(':hover, :focus-within')) fade(box); else box.remove(); }, 12000);
  }

  // ---- times tick ----
  const ago = (s) => s < 60 ? say('time.ago.s', s) : s < 3600 ? say('time.ago.min', Math.floor(s / 60))
    : s < 86400 ? say('time.ago.h', Math.floor(s / 3600)) : say('time.ago.d', Math.floor(s / 86400));
  const span = (s) => {
    const min = Math.floor(s / 60);
    return s < 60 ? say('time.span.s', s) : min < 60 ? say('time.span.min', min)
      : min < 1440 ? say('time.span.h', Math.floor(min / 60), String(min % 60).padStart(2, '0'))
        : say('time.span.d', Math.floor(min / 1440), Math.floor(min % 1440 / 60));
  };
  // The server's clock counts: its time when the page was made, against ours.
  let skew = 0;
  function tick() {
    for (const time of $$('time[data-tick]')) {
      const seconds = Math.floor((Date.now() + skew - Date.parse(time.dateTime)) / 1000);
      const kind = time.dataset.tick;
      if (kind === 'left') {
        time.textContent = Math.max(0, -seconds);
        if (seconds >= 0) time.closest('button')?.setAttribute('hidden', '');
        continue;
      }
      if (kind === 'timer') {
        const away = Math.abs(seconds);
        const hours = Math.floor(away / 3600);
        const words = `${hours ? `${hours}:` : ''}${String(Math.floor(away / 60) % 60).padStart(hours ? 2 : 1, '0')}:${String(away % 60).padStart(2, '0')}`;
        if (time.textContent !== words) time.textContent = words;
        time.closest('.timer')?.classList.toggle('late', seconds > 0);
        continue;
      }
      if (kind === 'due' || kind === 'later') {
        const left = (Date.parse(time.dateTime) - Date.now() - skew) / 1000;
        const late = left <= 0;
        const words = late ? say('due.late', span(Math.floor(-left))) : span(Math.floor(left));
        // What is far away says when; it is counted down from twelve hours before on.
        if ((kind === 'due' || left <= 43200) && time.textContent !== words) time.textContent = words;
        const box = time.closest('.due');
        const near = Date.now() + skew >= Date.parse(time.dataset.warn);
        box?.classList.toggle('late', late);
        box?.classList.toggle('near', !late && near);
        box?.classList.toggle('calm', !late && !near);
        continue;
      }
      const text = kind === 'ago' ? ago(Math.max(0, seconds)) : span(Math.max(0, seconds));
      if (time.textContent !== text) time.textContent = text;
    }
  }
  const made = $('meta[name="oase-now"]')?.content;
  if (made) skew = Date.parse(made) - Date.now();
  setInterval(tick, 1000);

  // ---- conversation: scroll, tabs, person ----
  const thread = () => $('#thread');
  const atEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  const toEnd = () => { const box = thread(); if (box) box.scrollTop = box.scrollHeight; };
  // Read to its end it stays there when a keyboard, or an answer that grows, takes room from it.
  let resting = true;
  document.addEventListener('scroll', (event) => { if (event.target.id === 'thread') resting = atEnd(event.target); }, true);
  const room = new ResizeObserver(() => { if (resting) toEnd(); });
  // Some keyboards lie over the page and leave it as high as it is: then it is as high as what is seen of it.
  const screen = window.visualViewport;
  screen?.addEventListener('resize', () => {
    const covered = screen.scale < 1.05 && window.innerHeight - screen.height > 80;
    if (covered) document.documentElement.style.setProperty('--seen', `${screen.height}px`);
    else document.documentElement.style.removeProperty('--seen');
    if (covered) window.scrollTo(0, 0);
  });
  function showTab(tab) {
    for (const other of $$('[role="tab"]', tab.parentElement)) {
      const on = other === tab;
      other.setAttribute('aria-selected', on);
      other.tabIndex = on ? 0 : -1;
      const pane = document.getElementById(other.getAttribute('aria-controls'));
      if (pane) pane.hidden = !on;
      for (const extra of $$(`[data-for="${other.getAttribute('aria-controls')}"]`)) extra.hidden = !on;
    }
    $('textarea', document.getElementById(tab.getAttribute('aria-controls')))?.focus();
  }
  function grow(field) {
    if (CSS.supports('field-sizing', 'content')) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }
  function arrive() {
    const talk = $('.talk');
    $('.inbox')?.classList.toggle('open', Boolean(talk));
    if (!talk) { document.dispatchEvent(new Event('oase:arrived')); return; }
    toEnd();
    room.disconnect();
    room.observe(thread());
    const id = talk.dataset.conversation;
    for (const row of $$('.row')) {
      if (row.id === `row-${id}`) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
    for (const tab of $$('[role="tab"]')) tab.tabIndex = tab.getAttribute('aria-selected') === 'true' ? 0 : -1;
    for (const field of $$('#composer textarea')) grow(field);
    document.dispatchEvent(new Event('oase:arrived'));
    if (/^#note-\d+$/.test(location.hash)) $(location.hash)?.scrollIntoView({ block: 'center' });
  }

  const typing = () => $$('#composer textarea').some((field) => field.value.trim());

  // ---- clicks ----
  document.addEventListener('click', (event) => {
    const at = (selector) => event.target.closest?.(selector);
    const tab = at('[role="tab"]');
    if (tab) showTab(tab);
    const opener = at('[data-open]');
    if (opener) { opener.closest('details')?.removeAttribute('open'); document.getElementById(opener.dataset.open)?.showModal(); }
    if (at('[data-hush]')) at('.toast').remove();
    if (at('[data-shut]')) at('dialog')?.close();
    // Without a reason nothing is planned, and the field says so.
    if (at('[data-planned]')?.form.checkValidity()) at('dialog')?.close();
    if (event.target.tagName === 'DIALOG') event.target.close();
    const shower = at('[data-show]');
    if (shower) { shower.closest('details')?.removeAttribute('open'); showPerson(); }
    if (at('[data-below]')) seeBelow();
    if (at('[data-do="back"]')) leavingFor = 'list';
    for (const menu of $$('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
  });
  function showPerson() {
    const panel = $('#person');
    if (!panel) return;
    const shown = panel.classList.toggle('shown');
    $('.show-person')?.setAttribute('aria-expanded', shown);
    (shown ? $('.shut', panel) : $$('.show-person, .phone-only summary').find((one) => one.offsetParent))?.focus();
  }
  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-submit]')) event.target.form.requestSubmit();
    if (event.target.matches('.pill')) event.target.classList.toggle('on', event.target.selectedIndex > 0);
  });
  document.addEventListener('input', (event) => {
    if (event.target.matches('textarea')) grow(event.target);
    if (event.target.matches('[data-picker]')) seek(event.target);
  });

  // ---- prewritten replies: a slash at the beginning of a word asks for them ----
  const SLASH = /(?:^|\s)\/([^\s/]{0,40})$/;
  let sought = null;
  let opened = '';
  const choices = () => $$('#texts [role="option"]');
  const behindSlash = (field) => field.selectionStart === field.selectionEnd && SLASH.exec(field.value.slice(0, field.selectionStart));
  function seek(field) {
    if (!field.value) fromText('');
    const found = behindSlash(field);
    if (!found) { shutPicker(); return; }
    if (found[1] === sought) return;
    sought = found[1];
    clearTimeout(seek.timer);
    seek.timer = setTimeout(() => ask(`${field.dataset.picker}?q=${encodeURIComponent(sought)}`, '#picker', 'innerHTML'), 120);
  }
  function shutPicker() {
    clearTimeout(seek.timer);
    sought = null;
    opened = '';
    $('#picker')?.replaceChildren();
    $('[data-picker]')?.removeAttribute('aria-activedescendant');
  }
  function choose(option) {
    for (const one of choices()) one.setAttribute('aria-selected', one === option);
    if (!option) return;
    $('[data-picker]').setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }
  // Which text an answer came from goes with it, until nothing of it is left.
  function fromText(value) {
    const origin = $('#origin');
    if (!origin) return;
    origin.value = value;
    document.dispatchEvent(new Event('oase:origin'));
  }
  function putIn(option) {
    const field = $('[data-picker]');
    const found = behindSlash(field);
    const to = field.selectionStart;
    const from = found ? to - found[1].length - 1 : to;
    const text = option.dataset.text;
    shutPicker();
    field.focus();
    field.setSelectionRange(from, to);
    // As if it was typed, so that it can be undone.
    if (!document.execCommand('insertText', false, text)) {
      field.setRangeText(text, from, to, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    shutPicker();
    fromText(option.dataset.origin);
    const open = /\{\{[^{}]*\}\}/.exec(text);
    if (open) field.setSelectionRange(from + open.index, from + open.index + open[0].length);
  }
  function openPicker() {
    const field = $('[data-picker]');
    field.focus();
    if (sought !== null) return;
    const at = field.selectionStart;
    const blank = at > 0 && !/\s/.test(field.value[at - 1]) ? ' ' : '';
    field.setRangeText(`${blank}/`, at, field.selectionEnd, 'end');
    seek(field);
    opened = `${blank}/`;
  }
  // Escape leaves the text as it was where only the button had put the slash there.
  function leavePicker(field) {
    const found = behindSlash(field);
    const mine = opened;
    shutPicker();
    if (mine && found && !found[1]) field.setRangeText('', field.selectionStart - mine.length, field.selectionStart, 'end');
  }
  document.addEventListener('keydown', (event) => {
    const field = event.target;
    if (sought === null || !field.matches?.('[data-picker]') || event.isComposing) return;
    const all = choices();
    const here = all.findIndex((one) => one.getAttribute('aria-selected') === 'true');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length) choose(all[(here + step + all.length) % all.length]);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.metaKey && !event.ctrlKey && here >= 0) putIn(all[here]);
    else if (event.key === 'Escape') leavePicker(field);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  // ---- the search: how it could go on, below its field ----
  const hints = () => $$('#hints [role="option"]');
  let hinted = false;
  function hint(field) {
    hinted = true;
    clearTimeout(hint.timer);
    // Up to the caret: what stands behind it stays.
    const typed = field.value.slice(0, field.selectionStart ?? field.value.length);
    hint.timer = setTimeout(() => ask(`${field.dataset.hints}?q=${encodeURIComponent(typed)}`, '#hints', 'innerHTML'), 120);
  }
  function shutHints() {
    hinted = false;
    clearTimeout(hint.timer);
    $('#hints')?.replaceChildren();
    $('[data-hints]')?.setAttribute('aria-expanded', 'false');
    $('[data-hints]')?.removeAttribute('aria-activedescendant');
  }
  function pointTo(option) {
    for (const one of hints()) one.setAttribute('aria-selected', one === option);
    $('[data-hints]').setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }
  function takeHint(option) {
    const field = $('[data-hints]');
    const behind = field.value.slice(field.selectionStart ?? field.value.length);
    const query = option.dataset.query;
    shutHints();
    field.focus();
    field.value = query + behind.trimStart();
    field.setSelectionRange(query.length, query.length);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  document.addEventListener('input', (event) => { if (event.target.matches('[data-hints]')) hint(event.target); });
  document.addEventListener('focusin', (event) => { if (event.target.matches('[data-hints]') && !event.target.value) hint(event.target); });
  document.addEventListener('focusout', (event) => { if (event.target.matches('[data-hints]')) shutHints(); });
  document.addEventListener('keydown', (event) => {
    const field = event.target;
    if (!field.matches?.('[data-hints]') || event.isComposing) return;
    const all = hints();
    const here = all.findIndex((one) => one.getAttribute('aria-selected') === 'true');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !all.length) { hint(field); }
    else if (step) pointTo(all[(here + step + all.length + (here < 0 && step < 0 ? 1 : 0)) % all.length]);
    else if ((event.key === 'Enter' || event.key === 'Tab') && here >= 0) takeHint(all[here]);
    else if (event.key === 'Enter') { shutHints(); return; }
    // With nothing typed, there is nothing to stay for.
    else if (event.key === 'Escape' && (all.length || hinted)) { shutHints(); if (!field.value) return; }
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  document.addEventListener('mousedown', (event) => { if (event.target.closest?.('#picker, #hints')) event.preventDefault(); });
  document.addEventListener('click', (event) => {
    const option = event.target.closest?.('#hints [role="option"]');
    if (option) takeHint(option);
  });
  document.addEventListener('click', (event) => {
    const option = event.target.closest?.('#texts [role="option"]');
    if (option) putIn(option);
    else if (event.target.closest?.('[data-slash]')) { event.preventDefault(); openPicker(); }
    else if (sought !== null && !event.target.closest?.('#picker, [data-picker]')) shutPicker();
  });

  // ---- command palette: everything the page offers, by its name ----
  // Read from the page itself, so that it offers what there is here and now, and nothing one may not do.
  function offers() {
    const found = new Map();
    const add = (what, icon, key, run) => { const words = what.replace(/\s+/g, ' ').trim(); if (words && !found.has(words)) found.set(words, { words, icon, key, run }); };
    const text = (one) => one.getAttribute('aria-label') || ($('.word, .word-wide', one) || one).textContent || one.title;
    for (const one of $$('.talk [data-do]')) {
      if (one.matches('input, select, textarea') || one.dataset.do === 'back') continue;
      const key = one.title.length === 1 ? one.title : /\((\w)/.exec(one.title)?.[1];
      add(text(one), $('use', one)?.getAttribute('href'), key, () => act(one.dataset.do));
    }
    for (const one of $$('#nav a[href], #bar .sheet a[href]')) {
      const key = one.dataset.go;
      add(one.matches('.bell') ? $('.unseen', one)?.textContent || text(one) : text(one), $('use', one)?.getAttribute('href'), key && `g ${key}`, () => one.click());
    }
    return [...found.values()];
  }
  const folded = (words) => words.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  function matching(words) {
    const parts = folded(words).split(/\s+/).filter(Boolean);
    const input = $('#palette-words');
    const all = offers().filter((one) => parts.every((part) => folded(one.words).includes(part)));
    const number = /^#?(\d{1,12})$/.exec(words.trim());
    if (number) all.unshift({ words: input.dataset.number.replace('{0}', number[1]), icon: '#i-right', run: () => { location.href = `/conversations/${number[1]}`; } });
    if (words.trim()) all.push({ words: input.dataset.search.replace('{0}', words.trim()), icon: '#i-list', run: () => { location.href = `/inbox/all?q=${encodeURIComponent(words.trim())}`; } });
    return all.slice(0, 40);
  }
  let offered = [];
  function showOffers() {
    const list = $('#palette-list');
    offered = matching($('#palette-words').value);
    list.replaceChildren(...offered.map((one, i) => {
      const item = document.createElement('li');
      item.id = `offer-${i}`;
      item.setAttribute('role', 'option');
      item.innerHTML = '<svg class="i" aria-hidden="true"><use/></svg><span class="what"></span>';
      $('use', item).setAttribute('href', one.icon || '#i-right');
      $('.what', item).textContent = one.words;
      if (one.key) { const key = document.createElement('kbd'); key.textContent = one.key; item.append(key); }
      return item;
    }));
    mark(0);
  }
  function mark(i) {
    $$('#palette-list li').forEach((item, at) => item.setAttribute('aria-selected', at === i));
    const item = $$('#palette-list li')[i];
    if (!item) { $('#palette-words').removeAttribute('aria-activedescendant'); return; }
    $('#palette-words').setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  }
  function openPalette() {
    const box = $('#palette');
    if (!box || $('dialog[open]')) return;
    for (const menu of $$('details.menu[open]')) menu.open = false;
    $('#palette-words').value = '';
    box.showModal();
    showOffers();
  }
  function run(i) {
    $('#palette').close();
    offered[i]?.run();
  }
  document.addEventListener('input', (event) => { if (event.target.id === 'palette-words') showOffers(); });
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-palette]')) { openPalette(); return; }
    const item = event.target.closest?.('#palette-list li');
    if (item) run($$('#palette-list li').indexOf(item));
  });
  document.addEventListener('keydown', (event) => {
    if ((event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') { event.preventDefault(); openPalette(); return; }
    if (event.target.id !== 'palette-words' || event.isComposing) return;
    const items = $$('#palette-list li');
    const here = items.findIndex((item) => item.getAttribute('aria-selected') === 'true');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length) mark((here + step + items.length) % items.length);
    else if (event.key === 'Enter') run(here);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  // ---- many at once: what was ticked stays so while the list is refreshed ----
  const ticked = new Set();
  const picks = () => $$('.pick input');
  // Beginning to choose is no filter: the list is not asked for, which would bring the switch anew, and off.
  let choosing = false;
  document.addEventListener('change', (event) => {
    if (event.target.id !== 'picking') return;
    choosing = event.target.checked;
    event.stopPropagation();
  }, true);
  document.addEventListener('change', (event) => {
    if (!event.target.matches('.pick input')) return;
    if (event.target.checked) ticked.add(event.target.value); else ticked.delete(event.target.value);
    sayTicked();
  });
  const sayTicked = () => { const many = $('#chosen .many'); if (many) many.textContent = ticked.size || ''; };
  document.addEventListener('reset', (event) => {
    if (event.target.id !== 'chosen') return;
    ticked.clear();
    choosing = false;
    if ($('#picking')) $('#picking').checked = false;
  });
  function tickAgain() {
    if ($('#picking')) $('#picking').checked = choosing;
    for (const pick of picks()) pick.checked = ticked.has(pick.value);
    // What is gone from the list is no longer meant.
    for (const id of ticked) if (!picks().some((pick) => pick.value === id)) ticked.delete(id);
    sayTicked();
    const here = $('#rows')?.dataset.url;
    const save = $('#save-view');
    if (here && save) { save.href = `/saved-views/new?list=${encodeURIComponent(here)}`; save.hidden = !here.includes('?'); }
    if (here && $('#chosen')) { $('#chosen [name="back"]').value = here; $('#chosen [name="all"]').value = here; }
  }
  function turnPick() {
    const pick = $('input', document.activeElement.closest('.line'));
    pick.click();
  }
  function pickAll() {
    const all = picks();
    const on = all.some((pick) => !pick.checked);
    for (const pick of all) if (pick.checked !== on) pick.click();
  }

  // ---- the board: what is dragged is chosen, and where it is dropped gives it there ----
  const clearOver = () => $$('.lane.over').forEach((lane) => lane.classList.remove('over'));
  document.addEventListener('dragstart', (event) => {
    const chip = event.target.closest?.('.chip');
    if (!chip) return;
    $('input', chip).checked = true;
    for (const chosen of $$('.chip:has(input:checked)')) chosen.classList.add('dragged');
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', $('input', chip).value);
  });
  document.addEventListener('dragover', (event) => {
    const lane = event.target.closest?.('.lane');
    clearOver();
    if (!lane || !$('.chip.dragged')) return;
    event.preventDefault();
    lane.classList.add('over');
  });
  document.addEventListener('drop', (event) => {
    const lane = event.target.closest?.('.lane');
    if (!lane || !$('.chip.dragged')) return;
    event.preventDefault();
    $('.here', lane).click();
  });
  document.addEventListener('dragend', () => {
    clearOver();
    for (const chip of $$('.chip.dragged')) { chip.classList.remove('dragged'); }
  });

  // Back in the list, the row somebody comes from is where they go on: also one further down, as far down as they had read.
  let leavingFor = '';
  function keepPlace() {
    const list = $('#rows');
    if (!list) return;
    const talk = $('.talk');
    const top = list.getBoundingClientRect().top;
    const first = $$('.row', list).find((row) => row.getBoundingClientRect().bottom > top);
    const row = talk ? `row-${talk.dataset.conversation}` : first?.id;
    sessionStorage.setItem('place', JSON.stringify({ url: list.dataset.url, row, rows: $$('.row').length, talk: Boolean(talk), leavingFor }));
  }
  window.addEventListener('pagehide', keepPlace);
  function findPlace() {
    let place = null;
    try { place = JSON.parse(sessionStorage.getItem('place') || 'null'); } catch { /* Nothing of ours. */ }
    const forget = () => sessionStorage.removeItem('place');
    const again = ['reload', 'back_forward'].includes(performance.getEntriesByType('navigation')[0]?.type);
    if (!place || !(again || place.leavingFor === 'list') || place.url !== $('#rows')?.dataset.url) { forget(); return; }
    const row = document.getElementById(place.row);
    const more = $('#more');
    if (!row && more && $$('.row').length < place.rows) {
      const had = $$('.row').length;
      ask(more.getAttribute('href'), '#more', 'outerHTML')
        .then(() => { if ($$('.row').length > had) findPlace(); else forget(); });
      return;
    }
    forget();
    if (place.talk && !$('.talk')) row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: place.talk ? 'center' : 'start' });
  }

  // ---- keys ----
  let leader = 0;
  const rows = () => $$('.row, .chip input');
  function move(step) {
    const all = rows();
    if (!all.length) return;
    const here = all.findIndex((row) => row === document.activeElement);
    const from = here >= 0 ? here : all.findIndex((row) => row.hasAttribute('aria-current'));
    const next = all[Math.max(0, Math.min(all.length - 1, from + step))];
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }
  const act = (name) => {
    const all = $$(`[data-do="${name}"]`);
    const target = all.find((one) => one.offsetParent) || all[0];
    if (!target) return false;
    if (target.matches('input')) { target.focus(); target.select(); } else target.click();
    if (target.matches('summary')) $('button:not([hidden])', target.parentElement)?.focus();
    return true;
  };
  function turnOrder() {
    const order = $('[data-do="sort"]');
    if (!order) return;
    order.selectedIndex = (order.selectedIndex + 1) % order.options.length;
    order.dispatchEvent(new Event('change', { bubbles: true }));
  }
  // One dialog for both: out of sight, or solved and asked about again.
  let planning = 0;
  function putOff(part) {
    planning = part;
    act('later');
  }
  function turnReaders() {
    const choices = $$('.switch input[type="radio"]').filter((one) => one.offsetParent);
    choices.find((one) => !one.checked)?.click();
  }
  const keys = {
    j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1),
    o: () => (document.activeElement.matches('.row') ? document.activeElement.click() : move(0)),
    r: () => act('reply'), n: () => act('note'), t: () => act('take'), a: () => act('assign'),
    w: () => act('wait'), s: turnOrder, e: () => act('resolve'), p: showPerson, '/': () => act('search'),
    z: () => $$('[data-undo]').at(-1)?.click(), '?': () => $('#keys')?.showModal(),
    ' ': () => document.activeElement.matches('.row') && turnPick(), '*': pickAll, c: () => picks().some((pick) => pick.checked) && act('change'),
    b: () => putOff(0), f: () => putOff(1),
    x: () => act('noanswer'), y: () => act('why'), h: () => act('offer'), m: () => act('merge'), u: () => act('back'), '#': () => act('tag'), v: turnReaders,
  };
  document.addEventListener('keydown', (event) => {
    // On the board, what is chosen with the space bar is no field to type into.
    const field = event.target.closest('input:not(.chip input, .pick input), textarea, select, [contenteditable]');
    if ((event.metaKey || event.ctrlKey) && event.key === 'Enter') {
      const form = event.target.closest('[data-write]');
      if (form) { event.preventDefault(); form.requestSubmit($('[data-send]', form)); }
      return;
    }
    // In the empty field of tags, back goes to the last one; there it is taken away.
    if (event.key === 'Backspace' && event.target.matches('#addtag') && !event.target.value) {
      event.preventDefault();
      $$('.sub .tag button').at(-1)?.focus();
      return;
    }
    if ((event.key === 'Backspace' || event.key === 'Delete') && event.target.matches('.sub .tag button')) {
      event.preventDefault();
      event.target.click();
      return;
    }
    if (event.key === 'Escape') {
      if (field && !event.target.closest('dialog')) field.blur();
      for (const menu of $$('details.menu[open]')) { menu.open = false; $('summary', menu).focus(); }
      if ($('#person.shown')) showPerson();
      return;
    }
    const tab = event.target.closest('[role="tab"]');
    if (tab && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      const next = $$('[role="tab"]', tab.parentElement).find((other) => other !== tab);
      showTab(next);
      next.focus();
      return;
    }
    if (field || event.metaKey || event.ctrlKey || event.altKey || $('dialog[open]')) return;
    if (event.key.startsWith('Arrow') && !event.target.closest('#list, #lanes')) return;
    if (Date.now() - leader < 1200) {
      leader = 0;
      const place = $(`[data-go="${CSS.escape(event.key)}"]`);
      if (place) { event.preventDefault(); place.click(); return; }
    }
    if (event.key === 'g') { leader = Date.now(); return; }
    if (event.key === ' ' && !event.target.matches('.row')) return;
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });

  // ---- htmx: progress, errors, what stays where it is ----
  let running = 0;
  const busy = (step) => { running = Math.max(0, running + step); document.body.classList.toggle('busy', running > 0); };
  const quiet = new Set(['rows', 'nav', 'bar', 'band', 'count', 'thread', 'head', 'cards', 'more', 'calendar-preview', 'target-impact', 'text-preview', 'picker', 'hints', 'toasts', 'told', 'bulk-account', 'approval-cards', 'approval-preview', 'offered', 'crisis-now', 'crisis-checklist', 'crisis-log', 'crisis-readiness', 'alert-lines', 'alert-now']);
  // An address says only what narrows the list.
  document.addEventListener('htmx:configRequest', (event) => {
    if (!event.detail.elt.matches('form.filters')) return;
    for (const [name, value] of Object.entries(event.detail.parameters)) if (value === '') delete event.detail.parameters[name];
  });
  let before = {};
  document.addEventListener('htmx:beforeRequest', (event) => {
    const target = event.detail.target;
    // What goes along with typing waits for the next key.
    if (cutOff() && quiet.has(target?.id) && event.detail.requestConfig.triggeringEvent?.type !== 'submit') { event.preventDefault(); return; }
    if (target?.id === 'rows' && event.detail.elt.matches('form')) {
      const ghosts = $('#ghosts');
      setTimeout(() => { if (event.detail.elt.classList.contains('htmx-request') && ghosts) $('#rows').replaceChildren(ghosts.content.cloneNode(true)); }, 400);
    }
  });
  document.addEventListener('htmx:beforeSend', (event) => {
    if (quiet.has(event.detail.target?.id)) return;
    busy(1);
    // Asked of the request: what sent it may be gone from the page by then, and what it fires would not arrive here.
    event.detail.xhr.addEventListener('loadend', () => busy(-1), { once: true });
  });
  document.addEventListener('htmx:beforeSwap', (event) => {
    const target = event.detail.target;
    // The head refreshed while somebody began to type a tag or opened a menu there: their hands go first.
    if (target.id === 'head' && (target.contains(document.activeElement) || $('details[open]', target))) {
      event.detail.shouldSwap = false;
      return;
    }
    before = { focus: document.activeElement?.id, scroll: target.scrollTop, end: target.id === 'thread' && atEnd(target), ids: $$('[id]', target).map((one) => one.id) };
    if (target.id === 'desk' && event.detail.requestConfig.verb !== 'get') before.text = typedElsewhere(event.detail.requestConfig.elt);
    if (target.id === 'thread' && typing()) before.seen = $('[name="seen"]', target)?.value;
  });
  // A tag added or a take does not cost the half-written answer; writing.js keeps it. Here is where it came from.
  function typedElsewhere(elt) {
    if (elt.matches('[data-write], [data-adopt]')) return null;
    return Object.fromEntries($$('#origin').map((field) => [field.id, field.value]));
  }
  document.addEventListener('htmx:afterSwap', (event) => {
    const target = event.detail.target;
    tick();
    if (target.id === 'desk') {
      arrive();
      for (const [id, text] of Object.entries(before.text || {})) {
        const field = document.getElementById(id);
        if (field && text) field.value = text;
      }
      if (before.text === undefined) $('.talk h1')?.scrollIntoView({ block: 'nearest' });
    }
    if (target.id === 'composer') { $('#text')?.focus(); for (const field of $$('textarea', target)) grow(field); document.dispatchEvent(new Event('oase:composed')); }
    if (target.id === 'picker') {
      if (sought === null) { shutPicker(); return; }
      choose(choices()[0]);
      target.scrollIntoView({ block: 'nearest' });
    }
    if (target.id === 'hints') {
      if (!hinted) { shutHints(); return; }
      $('[data-hints]')?.setAttribute('aria-expanded', String(hints().length > 0));
      $('[data-hints]')?.removeAttribute('aria-activedescendant');
      return;
    }
    if (target.id === 'toasts') for (const box of $$('.told:not([data-fading])', target)) { box.dataset.fading = ''; fade(box); }
    // A filter changes the address; what refreshes the list later has to ask for the same.
    if (target.id === 'rows' && event.detail.requestConfig?.elt.matches('form.filters')) target.dataset.url = event.detail.pathInfo.finalRequestPath;
    if (target.id === 'rows') { target.scrollTop = before.scroll; markOpen(); tickAgain(); }
    if (target.id === 'more') tickAgain();
    if (target.id === 'thread') { settleThread(target); follow(target); }
    if (target.id === 'later') { ($$('.putting', target)[planning] || $('.putting', target))?.querySelector(planning ? '.input' : '.offer, .input')?.focus(); planning = 0; }
    if (before.focus && document.activeElement?.id !== before.focus) document.getElementById(before.focus)?.focus({ preventScroll: true });
  });
  function markOpen() {
    const id = $('.talk')?.dataset.conversation;
    if (id) document.getElementById(`row-${id}`)?.setAttribute('aria-current', 'true');
  }
  // Keeps the place being read; says that something newer is below, and lets the answer say honestly what was seen.
  function settleThread(box) {
    const news = $$('article[id]', box).some((post) => !before.ids.includes(post.id) && !post.classList.contains('ours'));
    if (before.end && !(news && typing())) { toEnd(); return; }
    box.scrollTop = before.scroll;
    const seen = $('[name="seen"]', box);
    if (news && before.seen && seen) { seen.dataset.newest = seen.value; seen.value = before.seen; }
    if (news) { const below = $('.below', box); below.hidden = false; $('button', below).textContent = say('live.below'); }
  }
  // Merged meanwhile: this page goes along to the conversation it became, with what is being written.
  let following = false;
  let written = [];
  // In the last moment, so that no key is lost.
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (!following || event.detail.target.id !== 'desk') return;
    written = $$('#composer [data-draft]').map((field) => ({ id: field.id, text: field.value, at: field.selectionStart, focused: field === document.activeElement }));
  });
  function follow(box) {
    const before = $('.talk')?.dataset.conversation;
    const now = $('.entries', box)?.dataset.is;
    if (!now || !before || now === before || following) return;
    // An answer that is on its way brings the whole conversation along when it is back.
    if ($('[data-write].htmx-request')) { soon('thread', refreshTalk); return; }
    following = true;
    const leaving = { saved: Promise.resolve(), forget: () => {} };
    document.dispatchEvent(new CustomEvent('oase:leaving', { detail: leaving }));
    Promise.race([leaving.saved, new Promise((done) => setTimeout(done, 3000))]).then(() => {
      const seen = $('#thread [name="seen"]')?.value;
      const url = box.dataset.url.replace(`/conversations/${before}`, `/conversations/${now}`);
      return get(url, '#desk').then((came) => {
        if (!came) return;
        history.replaceState(history.state, '', url);
        for (const one of written) writeOn(one);
        const newest = $('#thread [name="seen"]');
        // What came over has not been read: the answer says so, until somebody has looked.
        if (seen && newest && newest.value !== seen && typing()) {
          newest.dataset.newest = newest.value;
          newest.value = seen;
          const below = $('#thread .below');
          below.hidden = false;
          $('button', below).textContent = say('live.below');
        }
        leaving.forget();
        toast(say(written.some((one) => one.text.trim()) ? 'live.mergedkept' : 'live.merged'));
      });
    }).finally(() => { following = false; });
  }
  function writeOn(one) {
    const field = document.getElementById(one.id);
    if (!field) return;
    const text = one.text.trim();
    if (text && !field.value.includes(text)) {
      field.value = field.value.trim() ? `${one.text}\n\n${field.value}` : one.text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (!one.focused) return;
    const tab = $(`[role="tab"][aria-controls="${field.closest('[role="tabpanel"]')?.id}"]`);
    if (tab) showTab(tab);
    field.focus();
    field.setSelectionRange(one.at, one.at);
  }
  function seeBelow() {
    const seen = $('#thread [name="seen"]');
    if (seen?.dataset.newest) seen.value = seen.dataset.newest;
    $('#thread .below').hidden = true;
    toEnd();
  }
  // What the server refuses in one plain sentence is said in passing; nothing on the page is replaced by it.
  const sentence = (xhr) => (xhr.getResponseHeader('Content-Type') || '').startsWith('text/plain') ? xhr.responseText : '';
  document.addEventListener('htmx:beforeSwap', (event) => {
    const said = event.detail.xhr.status >= 400 && sentence(event.detail.xhr);
    if (!said) return;
    event.detail.shouldSwap = false;
    event.detail.isError = true;
  });
  // Whoever only looks around goes to the sign-in and comes back; whoever writes is told, and stays where they are.
  function signedOut({ requestConfig, pathInfo, target }) {
    const line = $('#signed-out');
    const wayIn = (next) => `/sign-in?next=${encodeURIComponent(next)}`;
    const asked = requestConfig.verb === 'get' && !requestConfig.headers['Oase-Unasked'] && ['desk', 'rows'].includes(target?.id);
    if (asked && !typing()) { location.assign(wayIn(pathInfo.finalRequestPath)); return; }
    if (!line?.hidden) return;
    $('a', line).href = wayIn(location.pathname + location.search);
    line.hidden = false;
  }
  document.addEventListener('htmx:responseError', (event) => {
    const xhr = event.detail.xhr;
    if (xhr.status === 401) { signedOut(event.detail); return; }
    if (quiet.has(event.detail.target?.id)) return;
    toast(sentence(xhr) || say('live.failed'));
  });
  for (const name of ['htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(name, (event) => { if (!quiet.has(event.detail.target?.id)) toast(say('live.failed')); });
  }

  // On a phone the page of a crisis that is open may lie beyond the edge of its tabs.
  $('.crisisways [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });

  // ---- live ----
  const live = document.body.dataset.live;
  let arrived = new Set();
  let greeted = false;
  const due = new Map();
  // At most once a second each; the last wish is never dropped.
  function soon(name, work) {
    const entry = due.get(name) || { last: 0 };
    due.set(name, entry);
    if (entry.timer) return;
    entry.timer = setTimeout(() => { entry.timer = 0; entry.last = Date.now(); work(); }, Math.max(30, 1000 - (Date.now() - entry.last)));
  }
  // The server is told that nobody asked for it: a forgotten page must not stay signed in.
  const get = (url, target, headers = { 'Oase-Unasked': 'true' }) => ask(url, target, 'innerHTML', headers);
  function refreshAround() {
    const here = $('#rows')?.dataset.url || '/inbox/mine';
    if (!$('#nav details[open]')) get(here, '#nav');
    if (!$('#bar details[open]')) get(here, '#bar');
    get('/band', '#band');
  }
  // What just came is said in passing; the bell comes along with it.
  let told = new Set();
  const said = new Set();
  function sayTold() {
    const ids = [...told].map((id) => `id=${id}`).join('&');
    told = new Set();
    ask(`/notices/arrived?${ids}`, '#toasts', 'beforeend', { 'Oase-Unasked': 'true' });
    if ($('#told')) get(location.pathname + location.search, '#told');
  }
  // State and holder stand in the head.
  function refreshTalk() {
    const box = thread();
    if (!box) return;
    get(box.dataset.url, '#thread');
    get(box.dataset.url, '#head');
  }
  // Parts of a page about a playbook in force; not while somebody is at work in one.
  const atWork = (part) => part.contains(document.activeElement) || Boolean($('details[open]', part))
    || $$('input:not([type="hidden"]), textarea', part).some((field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked);
  function refreshCrisis() {
    for (const part of $$('[data-activation]')) {
      if (!atWork(part)) get(location.pathname + location.search, `#${part.id}`);
      else part.dataset.behind = 'true';
    }
  }
  // Nor if they began while it was on its way.
  document.addEventListener('htmx:beforeSwap', (event) => {
    const part = event.detail.target;
    if (!part?.matches?.('[data-activation]') || !event.detail.requestConfig?.headers['Oase-Unasked'] || !atWork(part)) return;
    event.detail.shouldSwap = false;
    part.dataset.behind = 'true';
  });
  // What goes on, and one alert; not under the hand of somebody who is about to press something there.
  function refreshAlerts() {
    for (const part of $$('[data-alert]')) {
      if (!part.contains(document.activeElement)) get(location.pathname + location.search, `#${part.id}`);
      else part.dataset.behind = 'true';
    }
  }
  document.addEventListener('focusout', (event) => {
    const part = event.target.closest?.('[data-alert][data-behind]');
    if (part && !part.contains(event.relatedTarget)) { delete part.dataset.behind; soon('alerts', refreshAlerts); }
    const other = event.target.closest?.('[data-activation][data-behind]');
    if (other && !other.contains(event.relatedTarget)) { delete other.dataset.behind; soon('crisis', refreshCrisis); }
  });
  function refreshList() {
    if ($('#lanes') && !$('.chip input:checked, .giving details[open]')) get(location.pathname + location.search, '#lanes');
    // What waits to be approved; not while somebody is about to press a button there.
    if ($('#approval-cards') && !$('#approval-cards').contains(document.activeElement)) get(location.pathname + location.search, '#approval-cards');
    const list = $('#rows');
    if (!list) return;
    const paged = $$('.row', list).length > 60;
    if (arrived.size && (list.scrollTop > 40 || paged)) {
      const button = $('#arrived');
      button.textContent = say('live.arrived', arrived.size);
      button.hidden = false;
      return;
    }
    // Somebody reads further down: what only changed must not throw them back to the first page.
    if (paged) return;
    arrived = new Set();
    get(list.dataset.url, '#rows');
  }
  document.addEventListener('click', (event) => {
    if (!event.target.closest('#arrived')) return;
    $('#arrived').hidden = true;
    $('#rows').scrollTop = 0;
    arrived = new Set();
    get($('#rows').dataset.url, '#rows', {});
  });
  function refreshCards() {
    if ($('[data-refresh="channel"]') && !$('dialog[open]')) soon('cards', () => get('/channels', '#cards'));
  }
  function heard(name, data) {
    let fact = {};
    try { fact = JSON.parse(data || '{}'); } catch { return; }
    // A stream begins with a look at what may have come between the page and it.
    if (name === 'inbox' && !fact.id && !greeted) {
      greeted = true;
      soon('list', refreshList);
      soon('thread', refreshTalk);
      soon('told', sayTold);
      soon('alerts', refreshAlerts);
      soon('crisis', refreshCrisis);
      soon('band', () => get('/band', '#band'));
      refreshCards();
      return;
    }
    if (name === 'notice') {
      if (fact.id && !said.has(fact.id)) told.add(fact.id);
      said.add(fact.id);
      soon('told', sayTold);
      if (!fact.id) soon('tidy', tidy);
    }
    if (name === 'inbox') {
      if (fact.fresh) arrived.add(fact.id);
      soon('list', refreshList);
      soon('around', refreshAround);
      // Without an id: something may have been missed, so everything looks for itself.
      if (!fact.id) for (const missed of ['conversation', 'channel']) heard(missed, `{"id":"${$('.talk')?.dataset.conversation}"}`);
      if (!fact.id) { soon('alerts', refreshAlerts); soon('crisis', refreshCrisis); }
    }
    if (name === 'conversation' && String(fact.id) === $('.talk')?.dataset.conversation) {
      soon('thread', refreshTalk);
    }
    // Only to us is it something else: a draft, a mention that was read.
    if (name === 'own') { soon('list', refreshList); soon('around', refreshAround); }
    if (name === 'activation') {
      soon('band', () => get('/band', '#band'));
      soon('crisis', refreshCrisis);
    }
    if (name === 'alert' && $(`[data-alert="all"], [data-alert="${fact.id}"]`)) soon('alerts', refreshAlerts);
    if (name === 'channel') {
      soon('around', refreshAround);
      refreshCards();
    }
  }
  let wait = 1000;
  let lostAt = null;
  let stream = null;
  let retry = 0;
  function sayLost() {
    const line = $('#unlive');
    const offline = navigator.onLine === false;
    const words = say(offline ? 'live.offline' : 'live.lost', lostAt.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
    document.body.toggleAttribute('data-cut', offline);
    if (line.textContent !== words) line.textContent = words;
    line.hidden = false;
  }
  function connect() {
    clearTimeout(retry);
    stream?.close();
    stream = new EventSource(live);
    stream.onopen = () => {
      wait = 1000;
      document.body.dataset.liveSince = new Date().toISOString();
      if (!lostAt) return;
      lostAt = null;
      document.body.removeAttribute('data-cut');
      $('#unlive').hidden = true;
      toast(say('live.back'));
      document.dispatchEvent(new Event('oase:back'));
      // An account that looks how far it is has stopped looking.
      for (const one of $$('[hx-trigger^="load delay"]')) get(one.getAttribute('hx-get'), one.getAttribute('hx-target'));
      soon('list', refreshList);
      soon('around', refreshAround);
      soon('thread', refreshTalk);
      soon('alerts', refreshAlerts);
      soon('crisis', refreshCrisis);
    };
    for (const name of ['inbox', 'conversation', 'channel', 'notice', 'own', 'activation', 'alert']) stream.addEventListener(name, (event) => heard(name, event.data));
    stream.addEventListener('looking', (event) => document.dispatchEvent(new CustomEvent('oase:looking', { detail: event.data })));
    stream.onerror = () => {
      stream.close();
      const first = !lostAt;
      lostAt ||= new Date();
      // What ends and begins again at once is not worth a word, unless the browser knows better.
      if (!first || navigator.onLine === false) sayLost();
      retry = setTimeout(connect, wait * (0.7 + Math.random() * 0.6));
      wait = Math.min(wait * 2, 30000);
    };
  }
  // A stream may take minutes to notice either; the browser knows at once, and trying tells whether it is so.
  for (const name of ['offline', 'online']) window.addEventListener(name, () => { if (live) { wait = 1000; connect(); } });

  // ---- the browser tells, also when no page is open ----
  const worker = live && navigator.serviceWorker
    ? navigator.serviceWorker.register('/service-worker.js').catch(() => null) : Promise.resolve(null);
  const tidy = () => worker.then((one) => one?.active?.postMessage('tidy'));
  // Only where this person switched it on: a colleague who signs in here has not.
  const pushNote = `oase.push.${document.body.dataset.me}`;
  const bytes = (key) => Uint8Array.from(atob(key.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
  async function markOf(subscription) {
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subscription.endpoint));
    return [...new Uint8Array(hash)].map((one) => one.toString(16).padStart(2, '0')).join('');
  }
  async function subscribed(key) {
    const push = (await navigator.serviceWorker.ready).pushManager;
    const had = await push.getSubscription();
    const same = had?.options.applicationServerKey
      && String(new Uint8Array(had.options.applicationServerKey)) === String(bytes(key));
    if (had && same) return had;
    await had?.unsubscribe();
    return push.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
  }
  async function hand(subscription, key, target, swap) {
    const { endpoint, keys } = subscription.toJSON();
    await htmx.ajax('POST', '/notifications/devices', { target, source: target, swap, values: { endpoint, p256dh: keys.p256dh, auth: keys.auth } });
    localStorage.setItem(pushNote, key);
    sessionStorage.setItem(pushNote, 'told');
  }
  async function pushOn(key) {
    try {
      if (await Notification.requestPermission() === 'granted') await hand(await subscribed(key), key, '#devices', 'innerHTML');
      await sayPush();
    } catch {
      await sayPush('failed');
    }
  }
  // Says how it stands with this very browser.
  async function sayPush(also) {
    const box = $('[data-push]');
    if (!box) return;
    let state = 'ask';
    if (!window.isSecureContext) state = 'insecure';
    else if (!navigator.serviceWorker || !window.PushManager || !window.Notification) state = 'unable';
    else if (Notification.permission === 'denied') state = 'denied';
    else {
      const had = await (await worker)?.pushManager.getSubscription();
      const mine = had && $(`#devices [data-mark="${await markOf(had)}"]`);
      if (mine) { state = 'on'; $('.here', mine).hidden = false; }
    }
    for (const line of $$('[data-push-say]', box)) line.hidden = ![state, also].includes(line.dataset.pushSay);
  }
  document.addEventListener('click', (event) => {
    const on = event.target.closest?.('[data-push-on]');
    if (on) pushOn(on.closest('[data-push]').dataset.push);
    const off = event.target.closest?.('.devices [id^="remove-"]');
    if (off && !$('.here', off.closest('li')).hidden) localStorage.removeItem(pushNote);
  });
  document.addEventListener('htmx:afterSwap', (event) => { if (event.detail.target.id === 'devices') sayPush().catch(() => {}); });
  // A session that ended took this browser along, and a push service may have given it a new address.
  async function pushAgain() {
    const key = localStorage.getItem(pushNote);
    if (!key || sessionStorage.getItem(pushNote) || !navigator.serviceWorker || window.Notification?.permission !== 'granted') return;
    try { await hand(await subscribed(key), key, '#progress', 'none'); } catch { /* the page about it says so */ }
  }

  // What was refused stands above a form; the field it is about is marked, read out with it, and ready to be mended.
  const wrongs = $$('[data-wrong]').map((said) => {
    const field = $(`main form [name="${CSS.escape(said.dataset.wrong)}"]:not([type="hidden"])`);
    field?.setAttribute('aria-invalid', 'true');
    field?.setAttribute('aria-describedby', said.id);
    return field;
  });
  wrongs.find(Boolean)?.focus();

  for (const pill of $$('.pill')) pill.classList.toggle('on', pill.selectedIndex > 0);
  arrive();
  findPlace();
  $('#tested')?.scrollIntoView({ block: 'start' });
  if (live) connect();
  sayPush().catch(() => { /* the page about it says what it can */ });
  if (live) pushAgain();
})();
