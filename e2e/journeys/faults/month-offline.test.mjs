// A month in a valley without a signal: 2,000 acts, day by day, the app opened anew each morning; then
// one network. What the county refuses by then stays on the device with its reason.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, folder, login, ready, startCounty } from '../harness.mjs';
import { chance } from './chance.mjs';
import { clock } from './clock.mjs';
import { hand, inTime, openTask, same, tasks } from './hand.mjs';
import { ledger, table } from './ledger.mjs';
import { way } from './way.mjs';

const DAYS = 30;
const ACTS = Number(process.env.GUATU_FAULT_ACTS ?? 2_000);
/** Made on a task that the office cancels meanwhile. */
const DOOMED = 5;

test('a month without a network and 2,000 acts: all are in the log once', async (t) => {
  const dice = chance(t);
  const list = ledger(t, '一个月', dice.seed);
  const county = await startCounty(t, { sample: 1_000 });
  const signal = await way(t, county.url);
  const [doomed, ...open] = await tasks(county);
  const profile = await folder(t);
  let phone = await browser(t, profile, SIZES.phone);
  let page = await phone.page();
  let [person, time] = [await hand(page, list), await clock(page)];
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  signal.cut();
  await phone.context.setOffline(true);
  const office = await api(county, 'office');
  await office.act({ cancel_task: { task: doomed.id, reason: '并入其他任务' } });

  const began = Date.now();
  const refused = [];
  for (let day = 1; day <= DAYS; day += 1) {
    if (day % 10) {
      await time.shift(day);
    } else {
      // The battery, now and then.
      await phone.kill();
      phone = await browser(t, profile, SIZES.phone);
      page = await phone.page();
      await phone.context.setOffline(true);
      [person, time] = [await hand(page, list), await clock(page)];
    }
    if (day === DAYS / 2) {
      await openTask(page, signal.url, doomed);
      const before = new Set(list.saved());
      await person.acts(Array.from({ length: DOOMED }, () => ['report', list.words()]));
      refused.push(...list.saved().filter((words) => !before.has(words)));
    }
    await openTask(page, signal.url, open[day % open.length]);
    await time.shift(day);
    await person.work(Math.ceil((ACTS - list.saved().length) / (DAYS - day + 1)));
  }
  const figures = { days: DAYS, 'ms to save all': Date.now() - began };
  await page.getByRole('link', { name: new RegExp(`${list.saved().length} 条待送`) }).first().waitFor();

  const back = Date.now();
  signal.restore();
  await phone.context.setOffline(false);
  const chip = page.getByRole('link', { name: new RegExp(`^${DOOMED} 条被退回`) }).first();
  await inTime('everything else is delivered', chip.waitFor({ timeout: 0 }));
  figures['ms to deliver'] = Date.now() - back;
  await page.goto(`${signal.url}/delivery`);
  const cards = page.locator('.delivery-refused .act');
  await cards.first().waitFor();
  const said = await cards.allInnerTexts();
  assert.equal(said.length, DOOMED, 'each refused act is on the device');
  for (const words of refused) {
    assert.ok(said.some((card) => card.includes(words) && card.includes('取消')), `${words}, with its reason`);
  }
  await list.settle(county, { refused, asTried: true });
  table(t, figures);
  await time.shift(0);
  await page.reload();
  await chip.waitFor();
  for (let left = DOOMED; left > 0; left -= 1) {
    await page.getByRole('button', { name: '丢弃' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: /丢弃/ }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await same(page, signal.url, county, 'clerk');
});
