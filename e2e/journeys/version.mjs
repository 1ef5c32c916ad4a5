// Versions of the app as a server serves them, told apart by a mark in their page.

import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Puts another version in place of the one that is served, told apart by a mark in its page. */
export async function publish(bundle, name) {
  const file = (path) => join(bundle, 'public', path);
  const page = await readFile(file('index.html'), 'utf8');
  const worker = await readFile(file('sw.js'), 'utf8');
  const mark = `<meta name="guatu-build" content="${name}">`;
  const newPage = page.replace('<meta charset="utf-8">', `<meta charset="utf-8">${mark}`);
  // As it is written, or as it is minified.
  const newWorker = worker.replace(/BUILD ?= ?(['"])[^'"]*\1/, `BUILD='${name}'`);
  assert.notEqual(newPage, page);
  assert.notEqual(newWorker, worker);
  // The page first: a version is found by its service worker, and must be whole by then.
  await writeFile(file('index.html'), newPage);
  await rm(file('index.html.br'), { force: true });
  await rm(file('sw.js.br'), { force: true });
  await writeFile(file('sw.js'), newWorker);
}

/** The mark of the version that the page is; none: the first. */
export function build(page) {
  return page.evaluate(
    () => document.querySelector('meta[name="guatu-build"]')?.getAttribute('content') ?? null,
  );
}
