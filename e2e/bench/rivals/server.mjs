// The server of every other engine: the page, and what the engine's own part adds. It holds the
// rows in memory and checks nothing; its first line says where it listens.
//
//   node server.mjs ENGINE DOCUMENTS SITE

import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompress, constants } from 'node:zlib';

import { digest } from '../rows.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [name, documents, site] = process.argv.slice(2);
const lines = (await readFile(documents, 'utf8')).split('\n').filter(Boolean);
const engine = await import(`./${name}/server.mjs`);
const backend = await engine.serve(lines.map((line) => JSON.parse(line)));

const files = {
  '/': ['text/html; charset=utf-8', join(here, 'index.html')],
  '/sw.js': ['text/javascript', join(here, 'sw.js')],
  '/page.js': ['text/javascript', join(site, 'page.js')],
};

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** What workerd takes when it is asked for brotli. */
const AS_WORKERD = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 19 };

/** Answers in brotli, as every engine's server may. */
function answer(response, text, kind = 'application/json') {
  brotliCompress(text, { params: AS_WORKERD }, (error, bytes) => {
    if (error) throw error;
    response.writeHead(200, { 'content-type': kind, 'content-encoding': 'br' });
    response.end(bytes);
  });
}

async function handle(request, response) {
  const url = new URL(request.url, 'http://bench');
  const file = files[url.pathname];
  if (file) return answer(response, await readFile(file[1]), file[0]);
  if (url.pathname === '/bench/digest') {
    const expected = JSON.parse(await body(request));
    return answer(response, JSON.stringify(await digest(await backend.rows(), expected)));
  }
  const route = backend.routes?.[url.pathname];
  if (!route) {
    response.writeHead(404);
    return response.end();
  }
  const said = request.method === 'POST' ? JSON.parse(await body(request)) : null;
  return answer(response, await route(url.searchParams, said));
}

const server = http.createServer((request, response) => {
  if (backend.takes?.(request)) return backend.app(request, response);
  handle(request, response).catch((error) => {
    console.error(error);
    response.writeHead(500);
    response.end();
  });
});
backend.attach?.(server);
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => process.exit(0));
