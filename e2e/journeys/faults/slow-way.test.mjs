// The slow end of a mobile network: a round trip of 400 ms and 50 KB in a second each way.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, browser, folder, login, startCounty } from '../harness.mjs';
import { chance } from './chance.mjs';
import { hand, openTask, same, synced, tasks } from './hand.mjs';
import { ledger, table } from './ledger.mjs';
import { slowWay } from './way.mjs';

/** More than what the app waits for; a first visit takes long here. */
const PATIENCE_MS = 300_000;
const SLOW = { rttMs: 400, bytesPerSecond: 50_000 };

test('a first visit ends at My work, and a slow delivery holds nobody up', async (t) => {
  const dice = chance(t);
  const list = ledger(t, '慢路', dice.seed);
  const county = await startCounty(t, { sample: 120 });
  const signal = await slowWay(t, county.url, SLOW);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  page.setDefaultTimeout(PATIENCE_MS);
  page.setDefaultNavigationTimeout(PATIENCE_MS);
  const person = await hand(page, list);
  const began = Date.now();
  await login(page, signal.url, county, 'clerk');
  const atWork = Date.now() - began;
  await synced(page);
  const figures = { 'ms to My work': atWork, 'ms to everything': Date.now() - began };
  figures['bytes of the visit'] = signal.counted().down;

  const [task] = await tasks(county);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await openTask(page, signal.url, task);
  await synced(page);
  await phone.context.setOffline(true);
  // Words that do not pack well: a long afternoon's work.
  const long = () => Array.from({ length: 1_500 }, () => String.fromCharCode(0x4e00 + dice.below(20_000))).join('');
  for (let turn = 0; turn < 40; turn += 1) await person.work(1, long());

  const before = signal.counted().up;
  const sending = exchange(page);
  await phone.context.setOffline(false);
  await sending.begun;
  // Saved while the first ones are still on their way.
  let during = 0;
  while (!sending.isOver()) {
    await person.work(1);
    if (!sending.isOver()) during += 1;
  }
  assert.ok(during > 0, 'something was saved while the delivery was under way');
  await synced(page);
  figures['bytes sent'] = signal.counted().up - before;
  figures['saved meanwhile'] = during;
  await list.settle(county, { asTried: true });
  await same(page, signal.url, county, 'clerk');
  table(t, figures);
});

/** The next exchange with the server: when it has begun, and whether it is over. */
function exchange(page) {
  let over = false;
  const begun = new Promise((tell) => {
    const hear = (request) => {
      if (request.method() !== 'POST' || !request.url().endsWith('/api/v1/sync')) return;
      page.off('request', hear);
      request.response().finally(() => (over = true));
      tell();
    };
    page.on('request', hear);
  });
  return { begun, isOver: () => over };
}
