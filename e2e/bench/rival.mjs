// Drives another engine: its page and its server, each with the same few functions.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { functionsOf, inTime } from './device.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const modules = process.env.GUATU_ENGINE_MODULES;
const require = createRequire(join(modules, 'anchor.js'));

/** The driver of the engine `name`. */
export function rival(name) {
  const call = (what, page, ...words) =>
    inTime(`${name}: ${what}`, page.evaluate(([what, words]) => window.bench[what](...words), [what, words]));
  return {
    name,
    start: (scope, county, folder) => start(scope, name, county, folder),
    async arrive(page, url) {
      await page.goto(url);
      await functionsOf(page);
      await page.evaluate(() => navigator.serviceWorker.ready);
    },
    firstSync: (page) => call('firstSync', page),
    async edit(page, edits) {
      await functionsOf(page);
      return call('edit', page, edits);
    },
    deliver: (page) => call('deliver', page),
    pull: (page) => call('pull', page),
    async rows(page, expected) {
      await functionsOf(page);
      return call('rows', page, expected);
    },
    extraMemory: () => 0,
  };
}

/** Bundles the page, and starts the server beside it. */
async function start(scope, name, county, folder) {
  const site = join(folder, 'site');
  await mkdir(site, { recursive: true });
  await require('esbuild').build({
    entryPoints: [join(here, 'rivals', 'page.mjs')],
    outfile: join(site, 'page.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    nodePaths: [modules],
    alias: { engine: join(here, 'rivals', name, 'page.mjs') },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'error',
  });
  const server = spawn(process.execPath, [join(here, 'rivals', 'server.mjs'), name, county.documents, site], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  scope.after(async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  });
  const url = await inTime(`${name}: the server starts`, firstLine(server));
  return {
    url,
    async digest(expected) {
      const answer = await fetch(`${url}/bench/digest`, { method: 'POST', body: JSON.stringify(expected) });
      return answer.json();
    },
  };
}

async function firstLine(server) {
  for await (const line of createInterface({ input: server.stdout })) return line;
  throw new Error('the server did not start');
}
