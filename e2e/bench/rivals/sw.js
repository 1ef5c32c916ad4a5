// Keeps the page for offline use, as Guatu's does.

const CACHE = 'site';

self.addEventListener('install', (event) => {
  const keep = async () => (await caches.open(CACHE)).addAll(['/', '/page.js']);
  event.waitUntil(keep());
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || !['/', '/page.js'].includes(pathname)) return;
  event.respondWith(caches.match(pathname).then((known) => known ?? fetch(event.request)));
});
