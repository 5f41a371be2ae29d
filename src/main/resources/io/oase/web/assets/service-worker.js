// Oase in the background: says what somebody is told while no page is open, and what is the matter without a connection.
// Pages are private and are never kept here; only the one that says there is no connection is, and what that is made of.
'use strict';
const KEPT = ['/offline', '{css}', '{icon}'];
const STORE = 'oase-offline {css}';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(KEPT)));
  // What a page sends while it goes away would be lost on its way through here: it goes past.
  if (event.addRoutes) event.waitUntil(event.addRoutes({ condition: { requestMethod: 'POST' }, source: 'network' }).catch(() => {}));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== STORE) await caches.delete(name);
    await self.registration.navigationPreload?.enable();
  })());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (KEPT.slice(1).includes(new URL(request.url).pathname)) event.respondWith(caches.match(request).then((kept) => kept || fetch(request)).catch(() => Response.error()));
});

async function page(event) {
  try {
    return (await event.preloadResponse) || (await fetch(event.request));
  } catch {
    const kept = await caches.match('/offline');
    return kept || Response.error();
  }
}

let shown = Promise.resolve();

self.addEventListener('push', (event) => {
  let told = {};
  try { told = event.data.json(); } catch { /* a push of ours always is; anything else still has to show something */ }
  // One after the other: a browser that is asked what it shows while another is on its way forgets that other.
  shown = shown.then(() => show(told)).catch(() => {});
  event.waitUntil(shown);
});

async function show(told) {
  // Whoever looks at a page is told there. Browsers want each push to show something, so it comes silently and goes.
  const looking = (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).some((one) => one.focused);
  await self.registration.showNotification(told.title || 'Oase', {
    body: told.body || '',
    tag: told.tag || 'oase',
    lang: told.lang || '',
    icon: '{iconsmall}',
    badge: '{iconbadge}',
    silent: looking,
    renotify: !looking,
    data: { id: told.id || 0, url: told.url || '/notices' },
  });
  if (looking && told.id) for (const one of await self.registration.getNotifications({ tag: told.tag })) one.close();
  await tidy();
}

// What was read meanwhile, here or elsewhere, is put away.
async function tidy() {
  const all = (await self.registration.getNotifications()).filter((one) => one.data?.id);
  if (!all.length) return;
  const ids = all.map((one) => `id=${one.data.id}`).join('&');
  try {
    const answer = await fetch(`/notices/pushed?${ids}`, { headers: { 'Oase-Unasked': 'true' }, redirect: 'error' });
    const { unread } = await answer.json();
    for (const one of all) if (!unread.includes(one.data.id)) one.close();
  } catch { /* without a connection, or signed out, it stays */ }
}

self.addEventListener('message', (event) => { if (event.data === 'tidy') event.waitUntil(tidy()); });

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(new URL(event.notification.data?.url || '/notices', self.location.origin).href));
});

async function open(url) {
  const pages = await self.clients.matchAll({ type: 'window' });
  for (const one of pages) {
    try {
      await one.focus();
      await one.navigate(url);
      return;
    } catch { /* not ours to steer: a window of its own then */ }
  }
  await self.clients.openWindow(url);
}
