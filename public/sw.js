// Keeps one whole version of the app on the device, so that it opens without a network.
//
// A version is installed whole or not at all, and waits until the page asks for it: nobody's work
// is cut short by an update. The API is never touched here; the app keeps its data itself.

// Filled in when the bundle is made: a name for this very set of files, and the files.
const BUILD = 'BUILD';
const FILES = ['FILES'];

const PREFIX = 'app-';
const CACHE = PREFIX + BUILD;
const PAGE = '/index.html';

/** Files whose name carries a hash of their content. */
const isHashed = (path) => path.startsWith('/assets/');

async function olderCaches() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

async function keep(cache, path) {
  const known = isHashed(path) && (await caches.match(path, { ignoreVary: true }));
  const response = known || (await fetch(path, { cache: isHashed(path) ? 'default' : 'reload' }));
  if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
  await cache.put(path, response);
}

async function install() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FILES.map((path) => keep(cache, path)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  const older = await olderCaches();
  if (older.length === 0) await self.clients.claim();
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function fromCache(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', (event) => {
  if (event.data?.type === 'activate') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/api/')) return;
  const isRoute = request.mode === 'navigate' && !url.pathname.includes('.');
  if (isRoute) event.respondWith(fromCache(PAGE, request));
  else if (FILES.includes(url.pathname)) event.respondWith(fromCache(url.pathname, request));
});
