// The main job: an official works on a task without a network, the phone dies, and a leader sees the
// work within seconds once there is a network again.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  SIZES,
  api,
  browser,
  folder,
  gate,
  killWhenSaid,
  login,
  ready,
  reportable,
  startCounty,
  until,
} from './harness.mjs';

test('work done offline survives a kill and reaches the leader without a reload', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const signal = await gate(t, county.url);
  const profile = await folder(t);
  let phone = await browser(t, profile, SIZES.phone);
  let page = await phone.page();
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  const task = await reportable(county);

  const leader = await browser(t, await folder(t), SIZES.desktop);
  const watching = await leader.page();
  await login(watching, county.url, county, 'leader');
  await ready(watching);
  await watching.goto(`${county.url}/tasks/${task.id}`);
  await watching.getByRole('heading', { name: task.value.title, level: 1 }).waitFor();

  await page.goto(`${signal.url}/tasks/${task.id}`);
  await page.getByRole('heading', { name: task.value.title, level: 1 }).waitFor();
  signal.cut();
  await phone.context.setOffline(true);
  const words = `村里没有信号时填的进展 ${Date.now()}`;
  await page.getByRole('button', { name: '报进展' }).click();
  await page.getByLabel('进展说明').fill(words);
  const killed = await killWhenSaid(phone, page, '已保存在本机');
  const pressed = page.getByRole('button', { name: '保存', exact: true }).click();
  // The browser may be gone before it has told that the button was pressed.
  pressed.catch(() => {});
  const { signal: sent, gone } = await killed.dead;
  t.diagnostic(`SIGKILL was sent ${sent} ms after "saved on this device", Chromium was gone after ${gone} ms`);

  phone = await browser(t, profile, SIZES.phone);
  page = await phone.page();
  await phone.context.setOffline(true);
  await page.goto(`${signal.url}/tasks/${task.id}`);
  await page.getByText(words).first().waitFor();
  await page.getByText('待送').first().waitFor();

  const back = Date.now();
  signal.restore();
  await phone.context.setOffline(false);
  await watching.getByText(words).first().waitFor();
  t.diagnostic(`the leader saw it ${Date.now() - back} ms after the network came back`);
  await page.getByText(/回执 第 \d+ 号/).first().waitFor();

  const office = await api(county, 'office');
  const reports = (await office.export()).filter((line) => line.kind === 'report');
  assert.equal(reports.filter((line) => line.value.words === words).length, 1);
});

test('two tabs of one person: one syncs, both show, nothing is doubled', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const person = await browser(t, await folder(t));
  const first = await person.page();
  await login(first, county.url, county, 'clerk');
  await ready(first);
  const task = await reportable(county);
  const second = await person.page();
  await second.goto(`${county.url}/tasks/${task.id}`);
  await second.getByRole('heading', { name: task.value.title, level: 1 }).waitFor();
  await first.goto(`${county.url}/tasks/${task.id}`);
  // Again and again: what the second tab writes falls between any two reads of the first one's.
  const said = [];
  for (let turn = 1; turn <= 8; turn += 1) {
    const words = `第二个标签页里填的 ${Date.now()} 之 ${turn}`;
    await second.getByRole('button', { name: '报进展' }).click();
    await second.getByLabel('进展说明').fill(words);
    await second.getByRole('button', { name: '保存', exact: true }).click();
    await first.getByText(words).first().waitFor();
    said.push(words);
  }
  const office = await api(county, 'office');
  await until('each report is delivered once', async () => {
    const reports = (await office.export()).filter((line) => line.kind === 'report');
    const times = (words) => reports.filter((line) => line.value.words === words).length;
    return said.every((words) => times(words) === 1);
  });
});
