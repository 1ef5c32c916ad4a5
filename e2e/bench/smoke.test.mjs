// Every engine runs through every scenario with a few records, and all end with the same rows. No
// figure is looked at. `cargo xtask bench --quick` has made plan and bundle; the environment is the one
// it gives (xtask/src/bench/mod.rs).

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { round, workOf } from './round.mjs';

const made = new URL('../../target/guatu/bench/plan.json', import.meta.url);
const plan = JSON.parse(await readFile(process.env.GUATU_BENCH_PLAN ?? made, 'utf8'));
const [county] = plan.counties;
const text = await readFile(county.documents, 'utf8');
const documents = text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
const work = await workOf(documents, 20);

for (const engine of plan.engines) {
  test(`${engine} ends with the same rows everywhere`, async () => {
    const figures = await round(engine, county, work);
    assert.equal(figures.c.times.length, 20);
    assert.ok(figures.a.every(({ down }) => down > 0), 'bytes were counted');
    assert.ok(figures.d.up > 0 && figures.e.down > 0);
  });
}
