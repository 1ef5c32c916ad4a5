// Starts the app, and keeps it up to date without ever interrupting work.
//
// The page names the app's files in its preload links; they carry a hash of their content, so this
// script needs no list of its own.

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Shows one of the sentences in the page and no other. */
function say(id) {
  for (const sentence of document.querySelectorAll('#boot > p')) {
    sentence.hidden = sentence.id !== id;
  }
}

/** Whether the browser has what Chromium 99 and iOS 16.4 brought. */
function isNewEnough() {
  return (
    typeof WebAssembly === 'object' &&
    'instantiateStreaming' in WebAssembly &&
    'CSSLayerBlockRule' in window &&
    'DecompressionStream' in window
  );
}

let partStyles;

/** Puts the styles of the pages after the first one into the page, once. The app waits for it. */
window.guatuPartStyles = () => {
  partStyles ??= new Promise((resolve, reject) => {
    const first = document.querySelector('link[data-parts]');
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = first.dataset.parts;
    link.onload = resolve;
    link.onerror = () => {
      // The next page that needs them asks again.
      link.remove();
      partStyles = undefined;
      reject(new Error(`${link.href} did not come`));
    };
    first.after(link);
  });
  return partStyles;
};

async function start() {
  const script = document.querySelector('link[rel="modulepreload"]').href;
  const wasm = document.querySelector('link[rel="preload"][as="fetch"]').href;
  const app = await import(script);
  await app.default({ module_or_path: fetch(wasm, { credentials: 'same-origin' }) });
  document.getElementById('boot')?.remove();
}

/** Tells the app that a new version waits; `window.guatuUpdate()` changes over to it. */
function offer(change) {
  window.guatuUpdate = change;
  window.dispatchEvent(new CustomEvent('guatu:update-ready'));
}

function offerWaiting(registration) {
  const waiting = registration.waiting;
  if (!waiting || !navigator.serviceWorker.controller) return;
  offer(() => {
    const reload = () => location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
    waiting.postMessage({ type: 'activate' });
  });
}

function watchForUpdates(registration) {
  offerWaiting(registration);
  registration.addEventListener('updatefound', () => {
    const installing = registration.installing;
    installing?.addEventListener('statechange', () => offerWaiting(registration));
  });
  let checked = Date.now();
  const check = () => {
    checked = Date.now();
    // Without a network there is nothing to learn, and that is no error.
    registration.update().catch(() => {});
  };
  setInterval(check, HOUR);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - checked > MINUTE) check();
  });
}

/** Keeps the browser's offer to install; the button of our own that takes it may come later. */
function keepOffer(event) {
  event.preventDefault();
  window.guatuInstall = event;
  window.dispatchEvent(new CustomEvent('guatu:install'));
}

function endOffer() {
  window.guatuInstall = null;
  window.dispatchEvent(new CustomEvent('guatu:install'));
}

async function register() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  if (workers.controller) {
    // Another tab changed over: this one goes on with what it has loaded, and may follow.
    workers.addEventListener('controllerchange', () => offer(() => location.reload()));
  }
  watchForUpdates(await workers.register('/sw.js', { updateViaCache: 'none' }));
}

window.addEventListener('beforeinstallprompt', keepOffer);
window.addEventListener('appinstalled', endOffer);

if (!isNewEnough()) {
  say('boot-old');
} else if (!isSecureContext) {
  say('boot-insecure');
} else {
  const started = start().catch((error) => {
    console.error(error);
    say('boot-failed');
  });
  // Only then: what is kept for offline use must not compete with what opens the first page.
  started.then(register).catch((error) => console.warn('Offline use is not available:', error));
}
