// One round of one engine at one size: the scenarios in their order, on fresh profiles and a fresh
// server. Every figure is thrown away unless server and both devices end with the same rows, and
// these are the source's with the edits in them.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as guatu from './guatu.mjs';
import { functionsOf, pause, process, stored } from './device.mjs';
import { rival } from './rival.mjs';
import { digest } from './rows.mjs';
import { wire } from './wire.mjs';

/** How long after the last edit the browser is killed. */
const KILL_AFTER_MS = 50;
/** How often the page is opened in a new process. */
const OPENINGS = 3;
/** Longest wait for work that an engine sends by itself. */
const LATE_TRIES = 200;

/** Runs the round; `work` is the source's rows and the edits to make. */
export async function round(engine, county, work) {
  const scope = scopeOf();
  const folder = await mkdtemp(join(tmpdir(), 'guatu-bench-'));
  scope.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  try {
    const driver = engine === guatu.name ? guatu : rival(engine);
    const server = await driver.start(scope, county, folder);
    return await scenarios({ scope, folder, driver, server, work });
  } finally {
    await scope.end();
  }
}

/** Ends what was begun, the last first; also where the program is told to end. */
export function scopeOf() {
  const ends = [];
  const end = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  const leave = () => end().finally(() => globalThis.process.exit(1));
  const signals = ['SIGTERM', 'SIGINT'];
  signals.forEach((signal) => globalThis.process.once(signal, leave));
  ends.push(() => signals.forEach((signal) => globalThis.process.off(signal, leave)));
  return { after: (work) => ends.push(work), end };
}

async function scenarios(context) {
  const { driver, server, work } = context;
  const one = await device(context, 'one');
  const other = await device(context, 'other');
  const figures = { a: [await firstSync(context, one), await firstSync(context, other)] };
  figures.storage = await stored(one.profile);
  one.way.cut();
  other.way.cut();

  figures.b = await openings(context, one);
  figures.memory = figures.b.memory;
  figures.c = await edits(context, one);
  const { delivered, first } = await delivery(context, one);
  figures.c.survived = delivered.survived;
  figures.d = delivered.figures;
  figures.e = await seen(context, other, first);
  return figures;
}

/** A device: its profile, and its own way to the server. */
async function device({ scope, folder, server }, name) {
  const profile = join(folder, name);
  const way = await wire(scope, server.url);
  return { profile, way, start: () => process(scope, profile) };
}

/** A: until everything is on the device and the list stands. */
async function firstSync({ driver, server, work }, device) {
  const running = await device.start();
  await driver.arrive(running.page, device.way.url);
  await pause(500);
  device.way.reset();
  const ms = await driver.firstSync(running.page, server);
  const { up, down, requests } = device.way.counted();
  const [here, there] = [await driver.rows(running.page, {}), await server.digest({})];
  same(driver, 'after the first sync', here, there, work.source);
  await running.close();
  return { ms, up, down, requests };
}

/** B: a new process without a network, until the list is painted; then what the page holds. */
async function openings({ driver }, device) {
  const times = [];
  let memory;
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    const running = await device.start();
    times.push(await running.openTo(device.way.url));
    await pause(1_000);
    memory = { ...(await running.memory()), extra: await driver.extraMemory(running.page) };
    await running.close();
  }
  return { times, memory };
}

/** C: edits one by one without a network, and the browser killed right after. */
async function edits({ driver, work }, device) {
  const running = await device.start();
  await running.openTo(device.way.url);
  const times = await driver.edit(running.page, work.edits, device.way.url);
  await pause(KILL_AFTER_MS);
  await running.kill();
  return { times, made: work.edits.length };
}

/** What the kill left, what it took made again, and D: the network comes, until the server has it. */
async function delivery({ driver, server, work }, device) {
  const running = await device.start();
  await running.openTo(device.way.url);
  const { missing } = await driver.rows(running.page, work.expected);
  if (missing.length > 0) {
    const lost = work.edits.filter(({ id }) => missing.includes(id));
    await driver.edit(running.page, lost, device.way.url);
  }
  await pause(1_000);
  device.way.restore();
  device.way.reset();
  const ms = await driver.deliver(running.page);
  const figures = { ms, ...device.way.counted() };
  await untilAllThere(driver, server, work);
  const first = await driver.rows(running.page, work.expected);
  await running.close();
  return { delivered: { survived: work.edits.length - missing.length, figures }, first };
}

/** What a killed page left may be sent by the engine itself, later. */
async function untilAllThere(driver, server, work) {
  for (let tries = 0; tries < LATE_TRIES; tries += 1) {
    if ((await server.digest(work.expected)).missing.length === 0) return;
    await pause(100);
  }
  assert.fail(`${driver.name}: not every edit has reached the server`);
}

/** E: the other device comes online, until it shows everything. */
async function seen({ driver, server, work }, device, first) {
  const running = await device.start();
  await running.openTo(device.way.url);
  await functionsOf(running.page);
  device.way.restore();
  device.way.reset();
  const ms = await driver.pull(running.page, server);
  const counted = device.way.counted();
  const [here, there] = [await driver.rows(running.page, work.expected), await server.digest(work.expected)];
  same(driver, 'at the end', here, there, work.target);
  same(driver, 'on the first device', first, there, work.target);
  await running.close();
  return { ms, ...counted };
}

/** The device has what the server has, and both have what the source says. */
function same(driver, when, here, there, source) {
  assert.deepEqual(here, there, `${driver.name}: device and server differ ${when}`);
  assert.equal(here.core, source.core, `${driver.name}: the rows are not the source's ${when}`);
  assert.deepEqual(here.missing, [], `${driver.name}: not every edit is there ${when}`);
}

/** The edits of a county, and what its rows are before and after them. */
export async function workOf(documents, count) {
  const open = documents.filter((row) => row.open === 1);
  assert.ok(open.length > 1, 'something is open');
  // Every other one at most: what is edited leaves the list, which must not become empty.
  const step = Math.max(2, Math.floor(open.length / count));
  const chosen = open.filter((_, index) => index % step === 0).slice(0, count);
  const edits = chosen.map((row, index) => ({
    id: row.id,
    due: `2023-12-${String(1 + (index % 31)).padStart(2, '0')}`,
    at: 1_666_224_000_000 + index,
  }));
  const expected = Object.fromEntries(edits.map(({ id, due }) => [id, due]));
  const after = documents.map((row) => ({ ...row, due: expected[row.id] ?? row.due }));
  return {
    edits,
    expected,
    source: await digest(documents),
    target: await digest(after, expected),
  };
}
