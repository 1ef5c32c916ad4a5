// Those who have no journey of their own elsewhere, each with a part of it offline: the township
// officer in the village, the chief between two meetings, the leader whose staff drafts.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  SIZES,
  api,
  browser,
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
