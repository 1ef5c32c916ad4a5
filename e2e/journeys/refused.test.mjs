// Refused is not lost: the reason is shown, and the person decides.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, folder, gate, login, posts, ready, startCounty } from './harness.mjs';

test('an act refused by the server stays on the device with its reason until the person decides', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const signal = await gate(t, county.url);
  const profile = await folder(t);
  const phone = await browser(t, profile, SIZES.phone);
  const page = await phone.page();
  await login(page, signal.url, county, 'chief');
  await ready(page);
  const { own, all } = await posts(await api(county, 'chief'));
  const chain = own.map((post) => post.seat.chain).find(Boolean);
  const task = all.find(
    (line) =>
      line.kind === 'task' &&
      line.value.charge?.chain === chain &&
      line.value.status === 'in_progress',
  );
  await page.goto(`${signal.url}/tasks/${task.id}`);
  await page.getByRole('heading', { name: task.value.title, level: 1 }).waitFor();
  signal.cut();
  await phone.context.setOffline(true);

  const office = await api(county, 'office');
  await office.act({ cancel_task: { task: task.id, reason: '并入其他任务' } });

  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('button', { name: '标记受阻' }).click();
  await page.getByLabel('卡在哪里').fill('用地批复未到');
  await page.getByRole('dialog').getByRole('button', { name: '标记受阻', exact: true }).click();
  await page.getByText('已保存在本机').first().waitFor();
  signal.restore();
  await phone.context.setOffline(false);
  await page.getByRole('link', { name: /退回/ }).first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(/取消/).first().waitFor();
  await page.getByText('用地批复未到').first().waitFor();
  for (const way of ['改正重送', '转交同事', '导出', '丢弃']) {
    await page.getByRole('button', { name: way }).or(page.getByRole('link', { name: way })).first().waitFor();
  }
  await page.getByRole('button', { name: '丢弃' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: /丢弃/ }).click();
  await page.getByText('用地批复未到').first().waitFor({ state: 'detached' });
  const rows = (await (await api(county, 'auditor')).log()).filter(
    (row) => row.header.act === 'refused',
  );
  assert.equal(rows.length, 1, 'the refused act is in the log, once');
});
