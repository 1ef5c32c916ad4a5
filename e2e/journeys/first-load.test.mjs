// A first visit fetches what the first page needs, and the rest after it; what does not come says so,
// and comes when it is asked for again.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, account, browser, door, fit, folder, login, startCounty, until } from './harness.mjs';

const isPart = (path) => path.startsWith('/assets/part-');
const isWorkings = (path) => path.startsWith('/assets/part-workings-');
const isPage = (path) => /^\/assets\/part-(boards|account|people|rescue|style)-/.test(path);

test('a first visit fetches no other page before the first one stands', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const way = await door(t, county.url, isPart);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await page.goto(way.url);
  await page.getByLabel('账号').waitFor();
  const first = way.asked.slice(0, way.asked.findIndex((path) => path === '/sw.js'));
  assert.ok(first.some((path) => path.endsWith('_bg.wasm')), 'the app itself is asked for');
  assert.deepEqual(first.filter(isPart), []);
  await page.evaluate(() => navigator.serviceWorker.ready);
  assert.ok(way.asked.some(isPart), 'the other pages are kept for offline use afterwards');
});

test('a page that does not come says so, and comes when asked for again', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const way = await door(t, county.url, isPage);
  way.close();
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, way.url, county, 'clerk');
  await page.getByRole('link', { name: '看板' }).click();
  await page.getByRole('heading', { name: '这一页没有取到', level: 2 }).waitFor();
  await fit(page, 'a page that did not come');
  // Still none: it says so again, and other pages can be reached.
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByRole('heading', { name: '这一页没有取到', level: 2 }).waitFor();
  await page.getByRole('link', { name: '我的' }).click();
  await page.getByRole('button', { name: '再试一次' }).waitFor();
  way.open();
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByRole('heading', { name: '我的', level: 1 }).waitFor();
  await page.getByRole('link', { name: '看板' }).click();
  await page.getByRole('heading', { name: '看板', level: 1 }).waitFor();
  await until('nothing is left to say', async () => {
    return (await page.getByRole('button', { name: '再试一次' }).count()) === 0;
  });
});

test('an app whose workings do not come says so, and works once they have', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const way = await door(t, county.url, isWorkings);
  way.close();
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  const { name, password } = account(county, 'clerk');
  await page.goto(way.url);
  await page.getByLabel('账号').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  const said = page.getByRole('heading', { name: '挂图没有取全', level: 1 });
  await said.waitFor();
  await fit(page, 'an app that did not come whole');
  // Still none: it is asked for, and says so again.
  const asked = way.asked.filter(isWorkings).length;
  await page.getByRole('button', { name: '再试一次' }).click();
  await until('it is asked for again', () => way.asked.filter(isWorkings).length > asked);
  await said.waitFor();
  way.open();
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByRole('heading', { name: '待办', level: 1 }).waitFor();
  await page.getByRole('link', { name: /已同步/ }).first().waitFor();
  await page.locator('.task-row').first().waitFor();
});
