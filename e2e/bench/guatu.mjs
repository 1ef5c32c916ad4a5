// Drives Guatu: its real page on its real server. What a person would tap a thousand times goes
// through the page's own store (`window.guatuBench`, app/src/bench.rs).

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { account, api } from '../journeys/api.mjs';
import { functionsOf, inTime } from './device.mjs';
import { digest, entityRows } from './rows.mjs';

/** Sees every task and may move its last day. */
const WHO = 'office';

export const name = 'guatu';

/** A server on a copy of the county. */
export async function start(scope, county, folder) {
  const data = join(folder, 'county');
  await cp(county.data, data, { recursive: true });
  const words = ['start', '--bundle', process.env.GUATU_BUNDLE, '--port', '0', '--data', data];
  const xtask = spawn(process.env.GUATU_XTASK, words, { stdio: ['ignore', 'pipe', 'ignore'] });
  scope.after(async () => {
    const ended = once(xtask, 'exit');
    xtask.kill('SIGTERM');
    await ended;
  });
  const ready = await inTime('the county starts', firstReady(xtask));
  return {
    ...ready,
    /** Everything as the server has it. */
    async digest(expected) {
      const asked = await api(ready, WHO);
      const lines = (await asked.export()).map((line) => JSON.stringify(line));
      return digest(entityRows(lines), expected);
    },
  };
}

async function firstReady(xtask) {
  for await (const line of createInterface({ input: xtask.stdout })) {
    if (line.startsWith('READY ')) return JSON.parse(line.slice(6));
  }
  throw new Error('the county did not start');
}

/** A first visit, up to the login page, with everything kept for offline use. */
export async function arrive(page, url) {
  await page.goto(url);
  await page.getByLabel('账号').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
}

/**
 * The first sync: from the first request of it until everything is on disk and the list is painted.
 * The login before it is a check of a password that takes its time on purpose; it is not counted.
 */
export async function firstSync(page, server) {
  const { password } = account(server, WHO);
  await page.getByLabel('账号').fill(WHO);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  const head = await headOf(server);
  return inTime('the first sync', page.evaluate(untilRead, { head, from: 'first request' }));
}

/** Makes these edits one by one, each awaited, on a task's page as people do. */
export async function edit(page, edits, url) {
  await page.goto(`${url}/tasks/${edits[0].id}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await functionsOf(page);
  return inTime(
    'the edits',
    page.evaluate(async (edits) => {
      const times = [];
      for (const { id, due } of edits) {
        const began = performance.now();
        await window.guatuBench.changeDue(id, due, '评测');
        times.push(performance.now() - began);
      }
      return times;
    }, edits),
  );
}

/** The network is there: delivers what waits. */
export async function deliver(page) {
  return inTime(
    'everything is delivered',
    page.evaluate(async () => {
      const soon = () => new Promise((later) => setTimeout(later, 2));
      const status = () => JSON.parse(window.guatuBench.status());
      while (status().busy) await soon();
      const began = performance.now();
      window.dispatchEvent(new Event('online'));
      while (status().waiting > 0) await soon();
      if (status().refused > 0) throw new Error('the server refused an edit');
      await window.guatuBench.flushed();
      return performance.now() - began;
    }),
  );
}

/** The network is there: reads everything that is new. */
export async function pull(page, server) {
  const head = await headOf(server);
  return inTime('everything is read', page.evaluate(untilRead, { head, from: 'now' }));
}

/** The rows of the device. */
export async function rows(page, expected) {
  await functionsOf(page);
  const script = `(async (expected) => {
    const digest = ${digest}; const entityRows = ${entityRows};
    return digest(entityRows(window.guatuBench.entities()), expected);
  })(${JSON.stringify(expected)})`;
  return inTime('the rows are hashed', page.evaluate(script));
}

/** Bytes of memory beside JavaScript's own. */
export async function extraMemory(page) {
  return page.evaluate(() => window.guatuBench.wasmBytes());
}

async function headOf(server) {
  const health = await (await fetch(`${server.url}/api/v1/health`)).json();
  return health.head.seq;
}

/** In the page: until it has read up to the log's head, written it, and painted it. */
async function untilRead({ head, from }) {
  const soon = () => new Promise((later) => setTimeout(later, 2));
  const isRead = () => {
    if (!window.guatuBench) return false;
    const { filled, busy, seq } = JSON.parse(window.guatuBench.status());
    return filled && !busy && seq >= head;
  };
  while (from === 'now' && JSON.parse(window.guatuBench.status()).busy) await soon();
  const began = performance.now();
  if (from === 'now') window.dispatchEvent(new Event('online'));
  while (!isRead()) await soon();
  await window.guatuBench.flushed();
  while (!document.querySelector('.task-row')) await soon();
  await new Promise((painted) => requestAnimationFrame(painted));
  if (from === 'now') return performance.now() - began;
  const requests = performance.getEntriesByType('resource');
  return performance.now() - requests.find(({ name }) => name.endsWith('/api/v1/sync')).startTime;
}
