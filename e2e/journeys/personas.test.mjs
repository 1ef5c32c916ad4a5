// Those who have no journey of their own elsewhere, each with a part of it offline: the township
// officer in the village, the chief between two meetings, the leader whose staff drafts, the auditor
// and the office in a hall.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';

import {
  SIZES,
  api,
  browser,
  fit,
  folder,
  gate,
  login,
  posts,
  ready,
  reportable,
  startCounty,
  until,
} from './harness.mjs';

test('a township officer reports and says what is stuck in a village without a signal', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const { own, all } = await posts(await api(county, 'township'));
  const units = own.map((post) => post.seat.unit).filter(Boolean);
  const named = all.find(
    (line) =>
      line.kind === 'task' &&
      line.value.status === 'in_progress' &&
      [...line.value.lead_units, ...line.value.support_units].some((unit) => units.includes(unit)),
  );
  assert.ok(named, 'the sample names the township somewhere');
  const { page, cut, restore } = await away(t, county, 'township');
  await page.goto(`${page.home}/tasks/${named.id}`);
  await heading(page, named.value.title);
  await cut();
  const words = `村里报的进展 ${Date.now()}`;
  await act(page, '报进展', async (form) => {
    await form.getByLabel('进展说明').fill(words);
  });
  await page.getByRole('link', { name: /1 条待送/ }).first().click();
  await heading(page, '送达');
  await page.getByText(words).first().waitFor();
  const office = await api(county, 'office');
  const delivered = async () =>
    (await office.export()).filter((line) => line.kind === 'report' && line.value.words === words);
  assert.equal((await delivered()).length, 0);
  await restore();
  await page.getByText(/回执 第 \d+ 号/).first().waitFor();
  assert.equal((await delivered()).length, 1);
});

test('a chief accepts between two meetings, without a network', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const task = await submitted(county);
  const { page, cut, restore } = await away(t, county, 'chief');
  await page.getByRole('link', { name: /消息/ }).first().click();
  await heading(page, '消息');
  await page.getByRole('link', { name: new RegExp(task.title) }).first().click();
  await heading(page, task.title);
  await cut();
  await act(page, '验收通过', async (form) => {
    await form.getByLabel('验收意见').fill('同意办结');
  });
  await page.getByText('办结').first().waitFor();
  const office = await api(county, 'office');
  const status = async () =>
    (await office.export()).find((line) => line.id === task.id).value.status;
  assert.equal(await status(), 'submitted');
  await restore();
  await page.getByText(/回执 第 \d+ 号/).first().waitFor();
  assert.equal(await status(), 'done');
});

test('what a delegate drafts for a leader goes out when the leader has confirmed it, offline too', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const office = await api(county, 'office');
  const leader = await api(county, 'leader');
  const delegate = '0'.repeat(31) + '7';
  await leader.act({ appoint_delegate: { id: delegate, delegate: office.me().actor } });
  const task = await reportable(county);

  // The staff drafts in the leader's name.
  const staff = await browser(t, await folder(t), SIZES.desktop);
  const desk = await staff.page();
  await login(desk, county.url, county, 'office');
  await ready(desk);
  await desk.goto(`${county.url}/me`);
  const names = desk.getByRole('group', { name: '以谁的名义填报' });
  await names.getByRole('radio').last().check();
  await desk.getByText(/正在代 .* 录入/).first().waitFor();
  await desk.getByRole('link', { name: '待办' }).first().click();
  await desk.getByRole('searchbox').fill(task.value.title);
  await desk.getByRole('link', { name: new RegExp(task.value.title) }).first().click();
  await heading(desk, task.value.title);
  const words = `联络员起草的批示 ${Date.now()}`;
  await desk.getByRole('button', { name: '批示', exact: true }).click();
  const sheet = desk.getByRole('dialog', { name: '批示' });
  await sheet.getByLabel('批示内容').fill(words);
  await sheet.getByRole('button', { name: '发出', exact: true }).click();
  await desk.getByText(words).first().waitFor();
  const given = async (who) =>
    (await who.export()).find((line) => line.kind === 'instruction' && line.value.words === words);
  const clerk = await api(county, 'clerk');
  await until('the draft is with the leader', () => given(leader));
  assert.equal(await given(clerk), undefined, 'nobody hears of it before the leader confirms');

  const { page, cut, restore } = await away(t, county, 'leader');
  await page.locator(`a[href="/instructions/${(await given(leader)).id}"]`).first().click();
  await page.getByText(words).first().waitFor();
  await cut();
  await page.getByRole('button', { name: '确认发出', exact: true }).first().click();
  await page.getByRole('link', { name: /1 条待送/ }).first().waitFor();
  assert.equal(await given(clerk), undefined);
  await restore();
  await until('the clerk hears of it', () => given(clerk));
  const { confirmed, meta } = (await given(clerk)).value;
  assert.equal(confirmed.via, null, 'confirmed in person');
  assert.equal(meta.created.via, office.me().actor, 'entered by the delegate');
});

test('an auditor reads and verifies in a hall without a signal what was read before', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const task = await reportable(county);
  const clerk = await api(county, 'clerk');
  const said = [1, 2, 3].map((number) => `第 ${number} 次会后的说明`);
  for (const words of said) await comment(clerk, task, words);
  const { page, cut, restore } = await away(t, county, 'auditor');

  // Nothing was read here yet: the page says what to do, and does it once there is a network.
  await cut();
  await page.goto(`${page.home}/log`);
  await page.getByRole('heading', { name: '这台设备上还没有读过操作日志' }).waitFor();
  await fit(page, 'a log that was never read');
  await restore();
  await page.locator('.log-row').first().waitFor();
  const read = Number(/至第 (\d+) 号/.exec(await page.getByText(/已读第 \d+ 号至第 \d+ 号/).innerText())[1]);
  await page.goto(`${page.home}/history/${task.id}`);
  await page.getByText(said.at(-1)).waitFor();
  assert.equal(await keptRows(page), 3, 'a block of the log and a history, beside their index');

  // In the hall: opened anew, read, searched and verified.
  await cut();
  await page.goto(`${page.home}/log`);
  await page.getByText(new RegExp(`已读到第 ${read} 号，读于 `)).waitFor();
  await page.getByText(said.at(-1)).waitFor();
  await page.getByLabel('操作', { exact: true }).selectOption({ label: '留言' });
  await until('only comments are left', async () => (await page.locator('.log-row').count()) === said.length);
  await page.getByRole('button', { name: '校验日志' }).click();
  await page.getByText(`第 1 号至第 ${read} 号连续、未被改动`).waitFor();
  await page.getByText(/校验的是本机保存的部分，读于 /).waitFor();
  await fit(page, 'a log that was read before');
  await page.goto(`${page.home}/history/${task.id}`);
  await page.getByText(/已读到第 \d+ 号，读于 /).waitFor();
  assert.equal(await page.locator('.log-row').count(), said.length);
  await fit(page, 'a history that was read before');

  // What was done meanwhile comes with the network, by itself.
  await comment(clerk, task, '散会以后的说明');
  assert.equal(await page.getByText('散会以后的说明').count(), 0);
  await restore();
  await page.getByText('散会以后的说明').waitFor();
  assert.equal(await page.getByText(/读于 /).count(), 0);

  // Who has logged out, and logs in again, has read nothing.
  await page.goto(`${page.home}/me`);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('账号').waitFor();
  assert.equal(await keptRows(page), 0);
  await login(page, page.home, county, 'auditor');
  await ready(page);
  await page.goto(`${page.home}/log`);
  await page.locator('.log-row').first().waitFor();
  assert.equal(await keptRows(page), 2);

  // A post that is taken away takes along what was read by it, on whatever page.
  await page.goto(`${page.home}/boards`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const auditor = await posts(await api(county, 'auditor'));
  const admin = await api(county, 'admin');
  for (const post of auditor.own) {
    await admin.act({ hold_post: { post: post.id, person: null, hand_over: null } });
  }
  await until('nothing is kept', async () => (await keptRows(page)) === 0);
  await cut();
  await page.goto(`${page.home}/log`);
  await page.getByText('操作日志只对系统管理员和审计员开放').waitFor();
});

test('the office hurries along and restores what was lost, without a network', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const office = await api(county, 'office');
  const clerk = await api(county, 'clerk');
  const task = await reportable(county);
  const edit = (title) => ({ edit_task: { task: task.id, title, detail: null, visibility: null } });
  const { seq } = (await (await fetch(`${county.url}/api/v1/health`)).json()).head;
  // Two devices that did not know of each other.
  await office.act(edit('先送到的标题'));
  await clerk.act(edit('后送到的标题'), { base: seq });
  const title = async () => (await office.export()).find((line) => line.id === task.id).value.title;
  assert.equal(await title(), '后送到的标题');
  const isLate = ({ kind, value }) =>
    kind === 'task' && value.charge?.chain && value.status === 'in_progress' && value.due < '2022-10-20';
  const { chain } = (await office.export()).find(isLate).value.charge;

  const { page, cut, restore } = await away(t, county, 'office');
  await cut();
  // That the signal is gone is said at once, before anything is asked of the server.
  await page.getByRole('link', { name: /^离线/ }).first().waitFor();
  await page.goto(`${page.home}/reports`);
  await page.getByRole('table').waitFor();
  await page.goto(`${page.home}/chains/${chain}`);
  await page.getByRole('button', { name: /催办全部滞后/ }).click();
  const sheet = page.getByRole('dialog', { name: '催办' });
  const [, late] = /滞后任务 (\d+) 项/.exec(await sheet.getByText(/滞后任务/).innerText());
  const words = `会上定的催办 ${Date.now()}`;
  await sheet.getByLabel('催办内容').fill(words);
  await sheet.getByRole('button', { name: '催办', exact: true }).click();
  await page.getByText(/已保存在本机，待送/).first().waitFor();
  await page.goto(`${page.home}/conflicts`);
  await page.getByRole('button', { name: '全部', exact: true }).click();
  const entry = page.locator('.conflict').filter({ hasText: '先送到的标题' });
  await entry.getByRole('button', { name: '恢复此值' }).click();
  await entry.getByText('已恢复', { exact: true }).waitFor();
  await page.getByRole('link', { name: /2 条待送/ }).first().waitFor();

  assert.equal(await title(), '后送到的标题', 'nothing has left the hall');
  await restore();
  await until('the title is back', async () => (await title()) === '先送到的标题');
  await until('every late task is hurried along', async () => {
    const nudges = (await office.export()).filter((line) => line.value.words === words);
    return nudges.length === Number(late);
  });
  await page.getByRole('link', { name: /已同步/ }).first().waitFor();
});

async function comment(person, task, words) {
  const id = randomBytes(16).toString('hex');
  await person.act({ add_comment: { id, on: task.id, words } });
}

/** How many rows of the server's answers are kept on this device. */
async function keptRows(page) {
  return page.evaluate(async () => {
    const all = await indexedDB.databases();
    const { name } = all.find(({ name }) => name.endsWith('-kept')) ?? {};
    if (!name) return 0;
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open(name));
    const count = await done(database.transaction('meta').objectStore('meta').count());
    database.close();
    return count;
  });
}

/** A task of the chief's chain that the clerk has submitted. */
async function submitted(county) {
  const { own, all } = await posts(await api(county, 'chief'));
  const seat = own.map((post) => post.seat.chain).find(Boolean);
  const chain = all.find((line) => line.id === seat).value;
  const clerk = await api(county, 'clerk');
  const unit = (await posts(clerk)).own.map((post) => post.seat.unit).find(Boolean);
  const task = { id: '0'.repeat(31) + '9', title: '观摩会前的准备' };
  await (await api(county, 'office')).act({
    create_task: {
      ...task,
      programme: chain.programme,
      parent: { kind: 'chain', id: seat },
      detail: '',
      leaders: [],
      lead_units: [unit],
      support_units: [],
      start: null,
      due: '2022-11-30',
      visibility: 'county',
    },
  });
  await clerk.act({ submit_task: { task: task.id, words: '已按要求完成' } });
  return task;
}

/** Somebody's phone, with a way to take its network away and give it back. */
async function away(t, county, name) {
  const signal = await gate(t, county.url);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, signal.url, county, name);
  await ready(page);
  page.home = signal.url;
  return {
    page,
    async cut() {
      signal.cut();
      await phone.context.setOffline(true);
    },
    async restore() {
      signal.restore();
      await phone.context.setOffline(false);
    },
  };
}

/** Fills the form behind a button, saves it, and waits until it is kept. */
async function act(page, name, fill) {
  await page.getByRole('button', { name, exact: true }).first().click();
  const form = page.getByRole('dialog');
  await form.first().waitFor();
  await fill(form);
  // Most forms say 保存; where an act weighs more, its button says what it does.
  const save = form.getByRole('button', { name: '保存', exact: true });
  await save.or(form.getByRole('button', { name, exact: true })).click();
  await form.first().waitFor({ state: 'hidden' });
}

async function heading(page, name) {
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}
