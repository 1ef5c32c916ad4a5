// The browser's part of `cargo xtask bench`: every engine in turn, round after round, so that
// whatever slows the machine slows all of them.
//
//   node bench.mjs PLAN

import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';

import { round, workOf } from './round.mjs';

/** Edits in scenario C, or as many as there are open tasks. */
const EDITS = 1_000;

const plan = JSON.parse(await readFile(process.argv[2], 'utf8'));
const results = [];

/** Sizes from here on take so long that half the rounds must do. */
const LARGE = 20_000;

/** Beyond what the others are compared at, Guatu is alone. */
const takesPart = (engine, tasks) => tasks < plan.largest || engine === 'guatu';

for (const county of plan.counties) {
  const text = await readFile(county.documents, 'utf8');
  const documents = text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const work = await workOf(documents, EDITS);
  const bytes = Buffer.byteLength(text) / documents.length;
  const engines = plan.engines.filter((engine) => takesPart(engine, county.tasks));
  const runs = Object.fromEntries(engines.map((engine) => [engine, []]));
  const rounds = county.tasks < LARGE ? plan.rounds : Math.ceil(plan.rounds / 2);
  results.push({ tasks: county.tasks, entities: county.entities, bytes, edits: work.edits.length, rounds, runs });
  for (let number = 1; number <= rounds; number += 1) {
    for (const engine of engines) {
      const began = Date.now();
      try {
        runs[engine].push(await round(engine, county, work));
      } catch (error) {
        // One engine that fails must not take the others' figures with it; it is told in the table.
        console.error(error);
        runs[engine].push({ failed: error.message.split('\n')[0] });
      }
      const { failed } = runs[engine].at(-1);
      const seconds = ((Date.now() - began) / 1_000).toFixed(0);
      // After each, so that a run cut short leaves what it has.
      await save();
      console.error(`  ${county.tasks} · round ${number} · ${engine}: ${failed ?? 'same rows everywhere'} (${seconds} s)`);
    }
  }
}

const failed = results.flatMap(({ runs }) => Object.values(runs).flat()).filter((run) => run.failed);
if (failed.length > 0) process.exitCode = 1;

async function save() {
  const [processor] = os.cpus();
  const machine = {
    processor: processor?.model ?? os.arch(),
    cores: os.cpus().length,
    memory: os.totalmem(),
    system: `${os.type()} ${os.release()}`,
    load: os.loadavg()[2],
  };
  const { about, server } = plan;
  const date = new Date().toISOString().slice(0, 10);
  await writeFile(plan.results, JSON.stringify({ date, machine, about, server, results }, null, 1));
}
