// What journeys stand on: a county on real workerd, a gate that can cut the network, and real
// Chromium processes that can be killed as a phone's battery kills them.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import { createRequire } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { account } from './api.mjs';

export { account, api, posts, reportable } from './api.mjs';

const tool = (name) => {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: run journeys through \`cargo xtask test\``);
  return value;
};
const require = createRequire(join(tool('GUATU_NODE_MODULES'), 'anchor.js'));
const { chromium } = require('playwright-core');
const axeSource = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

export const SIZES = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  desktop: { width: 1280, height: 800 },
};

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--hide-scrollbars',
  '--lang=zh-CN',
  '--remote-debugging-port=0',
];

/** A folder that goes when the test ends. */
export async function folder(t) {
  const path = await mkdtemp(join(tmpdir(), 'guatu-journey-'));
  t.after(() => rm(path, { recursive: true, force: true, maxRetries: 5 }));
  return path;
}

/** A copy of the bundle, for a test that changes what a server serves. */
export async function copyBundle(t) {
  const copy = await folder(t);
  for (const part of ['public', 'worker']) {
    await cp(join(tool('GUATU_BUNDLE'), part), join(copy, part), { recursive: true });
  }
  return copy;
}

/**
 * A county of its own; `sample` is the number of tasks, without it the real county, or `empty`;
 * `bundle` is what it runs, without it the bundle under test; `settings` is what its operator has
 * set in the environment.
 */
export async function startCounty(
  t,
  { sample, empty = false, bundle = tool('GUATU_BUNDLE'), settings = {} } = {},
) {
  const data = await folder(t);
  const words = ['start', '--bundle', bundle, '--data', data];
  if (sample) words.push('--sample', String(sample));
  if (empty) words.push('--empty');
  const start = (port) =>
    spawn(tool('GUATU_XTASK'), [...words, '--port', port], {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  let xtask = start('0');
  t.after(() => end(xtask));
  const ready = await firstReady(xtask);
  return {
    ...ready,
    data,
    /** Kills workerd as a power cut does; xtask ends by itself then, and says so. */
    async kill() {
      const ended = once(xtask, 'exit');
      const children = await readFile(`/proc/${xtask.pid}/task/${xtask.pid}/children`, 'utf8');
      children.trim().split(' ').forEach((child) => process.kill(Number(child), 'SIGKILL'));
      await ended;
    },
    /** Starts it again on the same data and port. */
    async restart() {
      xtask = start(new URL(ready.url).port);
      await firstReady(xtask);
    },
  };
}

async function firstReady(xtask) {
  for await (const line of createInterface({ input: xtask.stdout })) {
    if (line.startsWith('READY ')) return JSON.parse(line.slice(6));
  }
  throw new Error('the county did not start');
}

async function end(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** The way to the server, which can be cut: what a village without a signal is. */
export async function gate(t, url) {
  const target = new URL(url);
  const sockets = new Set();
  let open = true;
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (!open) return socket.destroy();
    const onward = net.connect(target.port, target.hostname);
    sockets.add(onward);
    onward.on('close', () => sockets.delete(onward));
    onward.on('error', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    cut() {
      open = false;
      sockets.forEach((socket) => socket.destroy());
    },
    restore() {
      open = true;
    },
  };
}

/** A way to the server with a door that keeps requests for some paths out while it is closed. */
export async function door(t, url, keepsOut) {
  const target = new URL(url);
  const sockets = new Set();
  const asked = [];
  let open = true;
  const onward = ({ method, url: path, headers }) =>
    http.request({ host: target.hostname, port: target.port, method, path, headers });
  const server = http.createServer((request, response) => {
    asked.push(request.url);
    if (!open && keepsOut(request.url)) return request.socket.destroy();
    const forwarded = onward(request);
    forwarded.on('response', (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
  });
  // The live socket is not passed on: the app asks by itself, too.
  server.on('upgrade', (_, socket) => socket.destroy());
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** The paths asked for so far. */
    asked,
    close() {
      open = false;
    },
    open() {
      open = true;
    },
  };
}

/** A Chromium process with a profile of its own. */
export async function browser(t, profile, size = SIZES.desktop) {
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const child = spawn(
    tool('GUATU_CHROMIUM'),
    [...FLAGS, `--user-data-dir=${profile}`, `--window-size=${size.width},${size.height}`, 'about:blank'],
    { stdio: 'ignore', detached: true },
  );
  const port = await devtoolsPort(profile, child);
  const connection = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = connection.contexts();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    // The whole group: renderers and the storage process go with it.
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  t.after(kill);
  return {
    context,
    kill,
    async page() {
      const page = await context.newPage();
      await page.setViewportSize(size);
      page.on('pageerror', (error) => console.error('page error:', error.message));
      return page;
    },
  };
}

async function devtoolsPort(profile, child) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error('Chromium ended by itself');
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const [port] = text.split('\n');
    if (port) return port;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error('Chromium does not say where it listens');
}

/**
 * Kills the browser as soon as the page says these words. Gives the milliseconds from the moment
 * they stood on the page until the signal was sent, and until the last process was gone.
 */
export async function killWhenSaid(device, page, words) {
  const said = new Promise((resolve) => {
    page.on('console', (message) => {
      const at = /^said at (\d+)$/.exec(message.text())?.[1];
      if (at) resolve(Number(at));
    });
  });
  await page.evaluate((words) => {
    const observer = new MutationObserver(() => {
      if (!document.body.textContent.includes(words)) return;
      observer.disconnect();
      console.debug(`said at ${Date.now()}`);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  }, words);
  return {
    dead: said.then(async (at) => {
      const gone = device.kill();
      const signal = Date.now() - at;
      await gone;
      return { signal, gone: Date.now() - at };
    }),
  };
}

/** Waits until what slides or fades in stands: half faded in, nothing has its own colours. */
async function settled(page) {
  await page.evaluate(() => {
    const ends = (animation) => animation.effect?.getComputedTiming().endTime !== Infinity;
    const running = document.getAnimations().filter(ends);
    // One that is cut short has nothing left to wait for.
    return Promise.all(running.map((animation) => animation.finished.catch(() => {})));
  });
}

/** Runs axe over the page; fails with what it found. */
async function accessible(page, where) {
  await settled(page);
  // By the debugger, not by a script tag: the page's own policy allows none from elsewhere.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'] }),
  );
  const found = violations.map(
    (violation) =>
      `${violation.id}: ${violation.help}\n    ${violation.nodes.map((node) => node.html.slice(0, 160)).join('\n    ')}`,
  );
  assert.deepEqual(found, [], where);
}

/** Fails where the page is wider than the screen, and with what axe finds. */
export async function fit(page, where) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `${where} is ${overflow} px wider than the screen`);
  await accessible(page, where);
}

/** Saves what the page shows as a picture of few colours, without the room for a desk's scrollbar. */
export async function picture(page, path) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setScrollbarsHidden', { hidden: true });
  await page.evaluate(() => {
    document.documentElement.style.scrollbarGutter = 'auto';
  });
  await settled(page);
  const sharp = require('sharp');
  await sharp(await page.screenshot()).png({ palette: true, effort: 10 }).toFile(path);
  await session.send('Emulation.setScrollbarsHidden', { hidden: false });
  await session.detach();
}

/** Waits until `read` gives something true; says what it waited for. */
export async function until(what, read, { tries = 300, pause = 50 } = {}) {
  for (let left = tries; left > 0; left -= 1) {
    const value = await read();
    if (value) return value;
    await new Promise((later) => setTimeout(later, pause));
  }
  throw new Error(`waited in vain: ${what}`);
}

/** Opens the app and logs in. */
export async function login(page, url, county, name) {
  const { password } = account(county, name);
  await page.goto(url);
  await page.getByLabel('账号').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '待办', level: 1 }).waitFor();
}

/** Waits until the first sync has filled the replica and the service worker holds the app. */
export async function ready(page) {
  await page.getByRole('link', { name: /已同步/ }).first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
}
