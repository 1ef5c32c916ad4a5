// A task's whole life, through the interface, by the people who do each step: the chief sets it, the
// clerk of the lead unit works on it, the chief accepts. Each sees what the other did without a reload.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, folder, login, posts, ready, startCounty } from './harness.mjs';

const TITLE = '屋顶光伏样板村验收';
const PART = '核对样板村并网资料';

test('a task goes from its creation to its acceptance', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const [chief, clerk] = await Promise.all([
    at(t, county, 'chief', SIZES.desktop),
    at(t, county, 'clerk', SIZES.phone),
  ]);
  const chain = await chainOf(county, 'chief');

  await chief.goto(`${county.url}/chains/${chain.id}`);
  await fill(chief, '新建任务', async (form) => {
    await form.getByLabel('任务标题').fill(TITLE);
    await form.getByLabel('时限').fill('2022-12-10');
    await form.getByLabel('任务内容').fill('三个样板村并网发电，资料齐全。');
  });
  const card = chief.getByRole('link', { name: new RegExp(TITLE) }).first();
  await card.click();
  await heading(chief, TITLE);
  const address = new URL(chief.url()).pathname;

  // The clerk finds it among their work, without a reload.
  await clerk.getByRole('searchbox').fill(TITLE);
  await clerk.getByRole('link', { name: new RegExp(TITLE) }).first().click();
  await heading(clerk, TITLE);
  await fill(clerk, '报进展', async (form) => {
    for (let press = 0; press < 3; press += 1) await form.getByRole('button', { name: '加 10' }).click();
    await form.getByLabel('进展说明').fill('三个村的资料已收齐一个。');
  });
  await seen(chief, '三个村的资料已收齐一个。');
  await seen(chief, '推进中');

  await fillMore(clerk, '标记受阻', (form) => form.getByLabel('卡在哪里').fill('电网接入要等停电窗口'));
  await seen(chief, '电网接入要等停电窗口');
  await fill(clerk, '解除受阻', (form) => form.getByLabel('怎样解决的').fill('已排进本周停电计划'));
  await seen(chief, '已排进本周停电计划');

  await fillMore(chief, '调整时限', async (form) => {
    await form.getByLabel('新时限').fill('2022-12-20');
    await form.getByLabel('调整原因').fill('停电窗口在十二月中旬');
  });
  await seen(clerk, '停电窗口在十二月中旬');
  await fillMore(clerk, '分派', async (form) => {
    const support = form.getByRole('combobox', { name: '配合单位' });
    await support.fill('财政局');
    await form.getByRole('option', { name: /财政局/ }).click();
  });
  await seen(chief, '财政局');
  await fillMore(clerk, '分解任务', async (form) => {
    await form.getByRole('button', { name: '去掉第 2 项' }).click();
    await form.getByLabel('任务标题').fill(PART);
    if (!(await form.locator('.picked').count())) {
      await form.getByRole('combobox', { name: '牵头单位' }).fill('工业信息化和商务局');
      await form.getByRole('option', { name: /工业信息化和商务局/ }).click();
    }
  });
  await seen(clerk, '还有 1 项分解任务未办结');
  assert.equal(await clerk.getByRole('button', { name: '提交验收' }).count(), 0);

  // The part is closed first: submitted by the clerk, accepted by the chief.
  await clerk.getByRole('link', { name: new RegExp(PART) }).first().click();
  await heading(clerk, PART);
  await fillOne(clerk, '提交验收', (form) => form.getByLabel('完成情况').fill('资料已核对'));
  await chief.getByRole('link', { name: new RegExp(PART) }).first().click();
  await heading(chief, PART);
  await fill(chief, '验收通过', () => {});
  await seen(clerk, '办结');

  await Promise.all([clerk, chief].map((page) => page.goto(`${county.url}${address}`)));
  await Promise.all([clerk, chief].map((page) => heading(page, TITLE)));
  await fillOne(clerk, '提交验收', (form) => form.getByLabel('完成情况').fill('三个样板村都已并网'));
  await fill(chief, '退回', (form) => form.getByLabel('还差什么').fill('缺并网验收单'));
  await seen(clerk, '缺并网验收单');
  await fillMore(chief, '留言', (form) => form.getByLabel('留言内容').fill('请一并附上照片清单。'));
  await seen(clerk, '请一并附上照片清单。');
  await fillOne(clerk, '提交验收', (form) => form.getByLabel('完成情况').fill('验收单已补齐'));
  await fill(chief, '验收通过', (form) => form.getByLabel('验收意见').fill('同意办结'));
  await seen(clerk, '同意办结');

  const all = await (await api(county, 'office')).export();
  const task = all.find((line) => line.kind === 'task' && line.value.title === TITLE);
  assert.equal(task.value.status, 'done');
  assert.equal(task.value.due, '2022-12-20');
  assert.deepEqual(
    task.value.steps.map((step) => step.kind),
    [
      'created', 'blocked', 'unblocked', 'due_changed', 'assigned', 'split',
      'submitted', 'returned', 'submitted', 'accepted',
    ],
  );
});

async function at(t, county, name, size) {
  const device = await browser(t, await folder(t), size);
  const page = await device.page();
  await login(page, county.url, county, name);
  await ready(page);
  return page;
}

async function chainOf(county, name) {
  const { own, all } = await posts(await api(county, name));
  const seat = own.map((post) => post.seat.chain).find(Boolean);
  return all.find((line) => line.id === seat);
}

const heading = (page, name) => page.getByRole('heading', { name, level: 1 }).waitFor();
const seen = (page, words) => page.getByText(words).first().waitFor();

/** Opens a form by its button, fills it, saves, and waits until it says that it is saved. */
async function fill(page, action, fields) {
  await page.locator('main').getByRole('button', { name: action, exact: true }).click();
  await complete(page, action, fields);
}

/** The same for a form behind 更多. */
async function fillMore(page, action, fields) {
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
  await complete(page, action, fields);
}

/** The same for a form that may stand in front or behind 更多. */
async function fillOne(page, action, fields) {
  const more = page.getByRole('button', { name: '更多', exact: true });
  const front = page.locator('main').getByRole('button', { name: action, exact: true });
  await front.or(more).first().waitFor();
  await (await front.count() ? fill : fillMore)(page, action, fields);
}

async function complete(page, action, fields) {
  const form = page.getByRole('dialog', { name: action });
  await form.waitFor();
  await fields(form);
  // Most forms say 保存; where an act weighs more, its button says what it does.
  const save = form.getByRole('button', { name: '保存', exact: true });
  await save.or(form.getByRole('button', { name: action, exact: true })).click();
  await page.getByText('已保存在本机').first().waitFor();
  await form.waitFor({ state: 'hidden' });
}
