// A new version never interrupts: it waits while a person types, changes over when they say so, and
// what was saved under the old version goes out under the new one.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  SIZES,
  api,
  browser,
  copyBundle,
  door,
  folder,
  login,
  ready,
  reportable,
  startCounty,
  until,
} from './harness.mjs';
import { build, publish } from './version.mjs';

test('a new version waits while a person types and takes their unsent work along', async (t) => {
  const bundle = await copyBundle(t);
  const county = await startCounty(t, { sample: 340, bundle });
  // The API can be cut off while pages still come: an update needs those.
  const way = await door(t, county.url, (path) => path.startsWith('/api/'));
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, way.url, county, 'clerk');
  await ready(page);
  const task = await reportable(county);
  await page.goto(`${way.url}/tasks/${task.id}`);
  await page.getByRole('heading', { name: task.value.title, level: 1 }).waitFor();
  const isControlled = () => page.evaluate(() => Boolean(navigator.serviceWorker.controller));
  await until('the service worker holds the page', isControlled);

  // Saved under the old version, and not sent: the server takes nothing just now.
  way.close();
  const saved = `旧版本里保存的进展 ${Date.now()}`;
  await page.getByRole('button', { name: '报进展' }).click();
  await page.getByLabel('进展说明').fill(saved);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存在本机').first().waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  // Typing when the new version arrives.
  const typed = `还没写完的进展 ${Date.now()}`;
  await page.getByRole('button', { name: '报进展' }).click();
  const words = page.getByLabel('进展说明');
  await words.fill(typed);
  await words.focus();
  await publish(bundle, 'second');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const isWaiting = () =>
    page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting));
  await until('the new version waits', isWaiting);
  await page.waitForTimeout(1500);
  const bar = page.getByText('新版本已备好');
  assert.equal(await bar.first().isVisible(), false, 'no bar while a person types');
  assert.equal(await words.inputValue(), typed);
  assert.equal(await words.evaluate((field) => field === document.activeElement), true);
  assert.equal(await build(page), null, 'the page is still the old one');

  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  await bar.waitFor();
  await page.getByRole('button', { name: '更新', exact: true }).click();
  // While the page is loaded anew there is nothing to ask.
  const isNew = async () => (await build(page).catch(() => null)) === 'second';
  await until('the page is the new one', isNew);
  await page.getByRole('heading', { name: task.value.title, level: 1 }).waitFor();
  assert.equal(await bar.first().isVisible(), false, 'nothing more to change over to');

  // The draft is still in its form, and the saved act in the outbox.
  await page.getByRole('button', { name: '报进展' }).click();
  assert.equal(await page.getByLabel('进展说明').inputValue(), typed);
  await page.goto(`${way.url}/delivery`);
  await page.getByRole('heading', { name: '送达', level: 1 }).waitFor();
  await page.getByText(saved).first().waitFor();
  const office = await api(county, 'office');
  const delivered = async () => {
    const lines = (await office.export()).filter((line) => line.kind === 'report');
    return lines.filter((line) => line.value.words === saved).length;
  };
  assert.equal(await delivered(), 0);

  way.open();
  await page.getByRole('button', { name: '立即同步' }).click();
  await page.getByText(/回执 第 \d+ 号/).first().waitFor();
  assert.equal(await delivered(), 1);
});
