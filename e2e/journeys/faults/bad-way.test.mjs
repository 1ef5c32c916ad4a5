// The way to the server loses requests and answers, cuts answers short, delays, brings the same request
// twice, and goes dead without a word: what was saved is recorded once all the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, browser, folder, login, ready, startCounty } from '../harness.mjs';
import { ROUNDS, chance } from './chance.mjs';
import { hand, openTask, same, synced, tasks } from './hand.mjs';
import { ledger, table } from './ledger.mjs';
import { FAULTS, way } from './way.mjs';

test('over a bad way everything is delivered once', async (t) => {
  const dice = chance(t);
  const list = ledger(t, '坏路', dice.seed);
  const county = await startCounty(t, { sample: 340 });
  // Every fault as often as every other, with something whole between.
  const deck = Array.from({ length: ROUNDS }, () => dice.shuffled([...FAULTS, null])).flat();
  let isBad = false;
  const signal = await way(t, county.url, { fault: () => (isBad && deck.shift()) || null, chance: dice });
  const open = await tasks(county);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  const person = await hand(page, list);
  await page.addInitScript(shortenPatience);
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  await openTask(page, signal.url, dice.pick(open));
  isBad = true;
  while (deck.length > 0) {
    await person.work(1 + dice.below(4));
    await dice.moment(300);
  }
  await synced(page);
  await list.settle(county, { asTried: true });
  await same(page, signal.url, county, 'clerk');
  const counted = signal.counted();
  table(t, counted);
  for (const name of FAULTS) assert.ok(counted[name] > 0, `${name} has happened`);
});

/** Runs in the page: what the app waits for minutes takes seconds. */
function shortenPatience() {
  const later = window.setTimeout;
  window.setTimeout = (call, ms, ...given) => later(call, ms >= 60_000 ? ms / 60 : ms, ...given);
}
