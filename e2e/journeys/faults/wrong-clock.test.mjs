// A device whose clock is a year behind or ahead: clocks are evidence, never order, and once they are
// right again nothing has run out.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, folder, login, ready } from '../harness.mjs';
import { chance } from './chance.mjs';
import { clock } from './clock.mjs';
import { hand, held, openTask, same, synced, tasks } from './hand.mjs';
import { ledger, table } from './ledger.mjs';
import { countyOnRealDays } from './real-days.mjs';
import { way } from './way.mjs';

const YEAR = 365;

for (const [name, days] of [['behind', -YEAR], ['ahead', YEAR]]) {
  test(`a clock a year ${name}: acts are delivered in order, and nothing runs out afterwards`, async (t) => {
    const dice = chance(t);
    const list = ledger(t, '钟不准', dice.seed);
    const county = await countyOnRealDays(t, { sample: 120 });
    const signal = await way(t, county.url);
    const [task] = await tasks(county);
    const phone = await browser(t, await folder(t), SIZES.phone);
    const page = await phone.page();
    const person = await hand(page, list);
    const time = await clock(page);
    await page.goto(signal.url);
    await time.shift(days);
    await login(page, signal.url, county, 'clerk');
    await ready(page);
    await openTask(page, signal.url, task);
    await person.work(5);
    await synced(page);

    // Without a network under the wrong clock, tried in vain, and then the clock is set right under
    // the open page.
    signal.cut();
    await person.work(5);
    await page.getByRole('link', { name: /离线/ }).first().waitFor();
    await time.shift(0);
    await person.work(5);
    signal.restore();
    // By itself: nobody presses anything, and the browser notices no network.
    await synced(page);
    const figures = { 'days off': days };
    figures.receipts = await receipts(page, signal.url, list);

    // Wrong once more, and right once more, over two reloads.
    await time.shift(days);
    await openTask(page, signal.url, task);
    await person.work(5);
    await synced(page);
    await time.shift(0);
    await openTask(page, signal.url, task);
    await person.work(5);
    await synced(page);
    figures['receipts at the end'] = await receipts(page, signal.url, list);
    figures.moved = await moves(county, task);
    await list.settle(county, { asTried: true });
    await page.goto(signal.url);
    await synced(page);
    await same(page, signal.url, county, 'clerk');
    table(t, figures);
  });
}

/** Somebody whose clock is right has the last word on how far the task is. */
async function moves(county, task) {
  const clerk = await api(county, 'clerk');
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const id = crypto.randomUUID().replaceAll('-', '');
  const report = { id, task: task.id, percent: 83, words: '钟准的人报的', observed: today };
  await clerk.act({ report_progress: report }, { day: today });
  const found = (await clerk.export()).find((line) => line.id === task.id);
  assert.equal(found.value.progress, 83);
  return `${found.value.progress} %`;
}

/** Every act that was said to be saved still has its receipt on the device; how many. */
async function receipts(page, url, list) {
  const { sent } = await held(page, url);
  const words = sent.map(({ envelope }) => Object.values(envelope.mutation)[0].words);
  assert.deepEqual(list.saved().filter((saved) => !words.includes(saved)), []);
  return sent.length;
}
