// Where Guatu's time goes: the browser's own profile of each scenario, by function, of a bundle that
// keeps its names (`cargo xtask bench --quick` makes one, and the plan).
//
//   node profile.mjs PLAN [TASKS]     in the environment that xtask/src/bench/mod.rs gives

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { functionsOf, pause, process as start } from './device.mjs';
import * as guatu from './guatu.mjs';
import { scopeOf, workOf } from './round.mjs';
import { wire } from './wire.mjs';

/** Between two looks, in microseconds. */
const INTERVAL_US = 500;
const SHOWN = 30;
const EDITS = 300;

const [file, tasks] = process.argv.slice(2);
const { counties } = JSON.parse(await readFile(file, 'utf8'));
const county = counties.find((one) => !tasks || one.tasks === Number(tasks));
const lines = (await readFile(county.documents, 'utf8')).split('\n').filter(Boolean);
const work = await workOf(lines.map((line) => JSON.parse(line)), EDITS);

/** Profiles `job` and prints where its time went: in a function alone, and in all it called. */
async function profiled(page, what, job) {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  await session.send('Profiler.start');
  await job();
  const { profile } = await session.send('Profiler.stop');
  await session.detach();
  console.log(`\n== ${what}, ms`);
  const { alone, whole } = sums(profile);
  print('in the function alone', alone);
  print('with all it called', whole);
}

function sums({ nodes, samples, timeDeltas }) {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const above = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const [alone, whole] = [new Map(), new Map()];
  const add = (sum, name, ms) => sum.set(name, (sum.get(name) ?? 0) + ms);
  samples.forEach((sample, index) => {
    const ms = timeDeltas[index] / 1_000;
    const name = (id) => known.get(id).callFrame.functionName || '(without a name)';
    add(alone, name(sample), ms);
    const names = new Set();
    for (let id = sample; id !== undefined; id = above.get(id)) names.add(name(id));
    names.forEach((one) => add(whole, one, ms));
  });
  return { alone, whole };
}

function print(what, sum) {
  console.log(`-- ${what}`);
  const most = [...sum].sort(([, one], [, other]) => other - one).slice(0, SHOWN);
  most.forEach(([name, ms]) => console.log(ms.toFixed(1).padStart(9), name.slice(0, 120)));
}

const scope = scopeOf();
const folder = await mkdtemp(join(tmpdir(), 'guatu-profile-'));
scope.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
try {
  const server = await guatu.start(scope, county, folder);
  const way = await wire(scope, server.url);
  const profile = join(folder, 'profile');
  const first = await start(scope, profile);
  await guatu.arrive(first.page, way.url);
  await profiled(first.page, 'A, with the login', () => guatu.firstSync(first.page, server));
  await first.close();
  way.cut();
  const { page } = await start(scope, profile);
  await profiled(page, 'B', () => page.goto(way.url).then(() => page.evaluate(() => window.benchPainted)));
  await functionsOf(page);
  await pause(500);
  await profiled(page, `C, ${EDITS} edits`, () => guatu.edit(page, work.edits, way.url));
  way.restore();
  await profiled(page, 'D', () => guatu.deliver(page));
} finally {
  await scope.end();
}
process.exit(0);
