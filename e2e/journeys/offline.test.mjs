// The app without a network: it starts cold on every route, and says plainly how things stand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, folder, gate, login, ready, startCounty } from './harness.mjs';

test('every route starts cold without a network', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const signal = await gate(t, county.url);
  const profile = await folder(t);
  let phone = await browser(t, profile, SIZES.phone);
  let page = await phone.page();
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  const all = await (await api(county, 'clerk')).export();
  const first = (kind) => all.find((line) => line.kind === kind).id;
  // A little after the first sync the relaxed writes are on disk, too.
  await page.waitForTimeout(2000);
  await phone.kill();
  signal.cut();
  phone = await browser(t, profile, SIZES.phone);
  page = await phone.page();
  await phone.context.setOffline(true);
  const routes = ['/', '/boards', `/boards/${first('programme')}`, `/chains/${first('chain')}`];
  routes.push(`/fields/${first('field')}`, `/rivers/${first('river')}`);
  routes.push(`/tasks/${first('task')}`, `/instructions/${first('instruction')}`, '/reports');
  routes.push('/messages', '/conflicts', '/delivery', '/rescue', '/me', '/me/install', '/me/privacy');
  for (const route of routes) {
    await page.goto(`${signal.url}${route}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('link', { name: /离线/ }).first().waitFor();
    assert.equal(await page.locator('#boot').count(), 0, route);
  }
});

test('a device that was never logged in says that it needs a network once', async (t) => {
  const county = await startCounty(t);
  const signal = await gate(t, county.url);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await page.goto(signal.url);
  await page.getByLabel('账号').waitFor();
  signal.cut();
  await phone.context.setOffline(true);
  await page.getByLabel('账号').fill('clerk');
  await page.getByLabel('密码', { exact: true }).fill('anything at all');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText(/网络|连接|联网/).first().waitFor();
});

test('the page meets the browser’s own conditions for installing', async (t) => {
  const county = await startCounty(t);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await page.goto(county.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const debuggerSession = await phone.context.newCDPSession(page);
  const { installabilityErrors } = await debuggerSession.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors, []);
  const manifest = await (await fetch(`${county.url}/manifest.webmanifest`)).json();
  assert.ok(manifest.icons.some((icon) => icon.sizes === '192x192'));
  assert.ok(manifest.icons.some((icon) => icon.sizes === '512x512' && icon.purpose === 'maskable'));
  assert.equal(await page.locator('link[rel="apple-touch-icon"]').count(), 1);
});
