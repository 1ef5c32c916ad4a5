// New versions of the app come while the outbox is full, with and without a network in turn.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  SIZES,
  browser,
  copyBundle,
  door,
  folder,
  login,
  ready,
  startCounty,
  until,
} from '../harness.mjs';
import { build, publish } from '../version.mjs';
import { ROUNDS, chance } from './chance.mjs';
import { hand, openTask, same, synced, tasks } from './hand.mjs';
import { ledger, table } from './ledger.mjs';

test('versions change under a full outbox: what was saved goes out once, under the last one', async (t) => {
  const dice = chance(t);
  const list = ledger(t, '换版本', dice.seed);
  const bundle = await copyBundle(t);
  const county = await startCounty(t, { sample: 340, bundle });
  // The API can be cut off while pages still come: an update needs those.
  const signal = await door(t, county.url, (path) => path.startsWith('/api/'));
  const [task] = await tasks(county);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  const person = await hand(page, list);
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  const isControlled = () => page.evaluate(() => Boolean(navigator.serviceWorker.controller));
  await openTask(page, signal.url, task);
  await until('the service worker holds the page', isControlled);
  const figures = { versions: 0, 'opened offline': 0, 'delivered between': 0 };
  for (let round = 1; round <= ROUNDS + 1; round += 1) {
    signal.close();
    await person.work(15);
    const name = `version-${round}`;
    await publish(bundle, name);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    const bar = page.getByText('新版本已备好');
    await bar.waitFor();
    if (round % 2) {
      // It comes while there is no network at all, by the time it is taken.
      await phone.context.setOffline(true);
      await person.work(5);
      figures['opened offline'] += 1;
    }
    await page.getByRole('button', { name: '更新', exact: true }).click();
    // While the page is loaded anew there is nothing to ask.
    await until('the page is the new one', async () => (await build(page).catch(() => null)) === name);
    figures.versions += 1;
    await page.locator('.task-actions').waitFor();
    await person.work(5);
    await phone.context.setOffline(false);
    if (round % 2) continue;
    signal.open();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await synced(page);
    figures['delivered between'] += 1;
  }
  signal.open();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await synced(page);
  assert.equal(await build(page), `version-${figures.versions}`);
  await list.settle(county, { asTried: true });
  await same(page, signal.url, county, 'clerk');
  table(t, figures);
});
