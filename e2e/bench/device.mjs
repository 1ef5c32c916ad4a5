// A phone: a profile folder that outlives browser processes, and what can be read off a process.

import { lstat, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { SIZES, browser } from '../journeys/harness.mjs';

/** Longest wait for anything, so that an engine that hangs is told by name. */
const PATIENCE_MS = 300_000;
/** What was written may still be on its way through the browser. */
const SETTLE_MS = 2_000;

/** Fails with `what` where `promise` takes too long. */
export async function inTime(what, promise) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`waited in vain: ${what}`)), PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export const pause = (ms) => new Promise((later) => setTimeout(later, ms));

/** Waits until the page has put its functions on the window. By polling in the page: its own policy
 * forbids what a test tool would do. */
export function functionsOf(page) {
  const there = page.evaluate(async () => {
    while (!(window.bench ?? window.guatuBench)) await new Promise((later) => setTimeout(later, 5));
  });
  return inTime('the page offers its functions', there);
}

/** Notes when the first row of the list has been painted, by the clock that starts with the page. */
function watchForPaint() {
  let tell;
  window.benchPainted = new Promise((resolve) => {
    tell = resolve;
  });
  const observer = new MutationObserver(() => {
    if (!document.querySelector('.task-row')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => tell(performance.now());
      channel.port2.postMessage(null);
    });
  });
  observer.observe(document, { subtree: true, childList: true });
}

/** A new browser process on this profile, with one page that notes when it is painted. */
export async function process(scope, profile) {
  const device = await browser(scope, profile, SIZES.phone);
  const page = await device.page();
  await page.addInitScript(watchForPaint);
  const inner = await device.context.browser().newBrowserCDPSession();
  return {
    page,
    kill: device.kill,
    /** Ends it as a person does, once what it wrote has settled. */
    async close() {
      await pause(SETTLE_MS);
      // The browser may be gone before it answers.
      await inner.send('Browser.close').catch(() => {});
      await inTime('the browser ends', unlocked(profile));
      await device.kill();
    },
    /** Opens the page; the milliseconds until the list was painted. */
    async openTo(url) {
      await page.goto(url, { waitUntil: 'load' });
      return inTime('the list is painted', page.evaluate(() => window.benchPainted));
    },
    memory: () => memory(page, inner),
  };
}

/** A browser that ends as it should writes everything and then takes its lock off the profile. */
async function unlocked(profile) {
  const isLocked = () => lstat(join(profile, 'SingletonLock')).then(() => true, () => false);
  while (await isLocked()) await pause(20);
}

/** What the page holds, in bytes: JavaScript's heap, array buffers, and the renderer's own share of
 * memory, where the system tells it. */
async function memory(page, inner) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const heap = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const { processInfo } = await inner.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const shares = await Promise.all(renderers.map(({ id }) => ownShare(id)));
  return {
    heap: heap.usedSize,
    buffers: heap.backingStorageSize ?? 0,
    renderer: Math.max(...shares),
  };
}

async function ownShare(id) {
  const text = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
  return 1024 * Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0);
}

/** The bytes of the databases of a profile whose browser has ended. */
export async function stored(profile) {
  return folderSize(join(profile, 'Default', 'IndexedDB'));
}

async function folderSize(folder) {
  let sum = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    sum += entry.isDirectory() ? await folderSize(path) : (await stat(path)).size;
  }
  return sum;
}
