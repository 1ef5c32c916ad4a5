// What a person should hear of, and who enters in whose name: returned work is a message that is read
// without a network and on every device; a delegate enters for a leader until that is withdrawn.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, fit, folder, gate, login, posts, ready, startCounty, until } from './harness.mjs';

const REASON = '缺并网验收单，请补齐后再报';
const FOR_LEADER = '请本周内补齐资料';
const TOO_LATE = '撤回之后写的这一句';

test('returned work is a message, read offline and on the other device', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const { task } = await atWork(county);
  const [clerk, chief] = [await api(county, 'clerk'), await api(county, 'chief')];
  await clerk.act({ submit_task: { task: task.id, words: '三个样板村都已并网' } });
  await chief.act({ return_task: { task: task.id, reason: REASON } });

  const signal = await gate(t, county.url);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  const other = await (await browser(t, await folder(t), SIZES.tablet)).page();
  await login(other, county.url, county, 'clerk');
  await unread(page, 1);
  await unread(other, 1);

  // The pages are here by now: the rest happens without a network.
  await tab(page).click();
  await title(page, '消息');
  signal.cut();
  await phone.context.setOffline(true);
  const row = page.getByRole('link', { name: new RegExp(`退回.*${task.value.title}`, 's') });
  await row.getByText(REASON).waitFor();
  await row.getByText('未读').waitFor();
  await row.click();
  await title(page, task.value.title);
  await unread(page, 0);
  // Reading is quiet: nothing waits, as far as the person is concerned.
  await page.getByRole('link', { name: /离线 · 数据到/ }).first().click();
  await title(page, '送达');
  assert.equal(await page.getByText('标为已读').count(), 0);
  await tab(page).click();
  await title(page, '消息');
  await page.getByRole('button', { name: /^未读 0$/ }).click();
  await page.getByRole('heading', { name: '都读过了' }).waitFor();
  await unread(other, 1);

  signal.restore();
  await phone.context.setOffline(false);
  await unread(other, 0);
  await tab(other).click();
  await other.getByRole('link', { name: new RegExp(REASON) }).waitFor();
  assert.equal(await other.getByRole('button', { name: '全部已读' }).count(), 0);
});

test('everything is read at once, and what waits can be told from the rest', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const { task, unit } = await atWork(county);
  const [clerk, leader] = [await api(county, 'clerk'), await api(county, 'leader')];
  await clerk.act({ submit_task: { task: task.id, words: '三个样板村都已并网' } });
  const id = (digit) => digit.repeat(32);
  const comment = { id: id('a'), on: task.id, words: `请 @${unit.value.name} 抓紧` };
  await leader.act({ add_comment: comment });
  await leader.act({
    give_instruction: { id: id('b'), on: task.id, words: '本月底前办结', units: [unit.id], due: null },
  });

  const chief = await (await browser(t, await folder(t), SIZES.desktop)).page();
  await login(chief, county.url, county, 'chief');
  await unread(chief, 1);
  await tab(chief).click();
  await chief.getByRole('link', { name: /未读.*待你验收.*待处理/s }).waitFor();

  const page = await (await browser(t, await folder(t), SIZES.desktop)).page();
  await login(page, county.url, county, 'clerk');
  await unread(page, 2);
  await tab(page).click();
  await page.getByRole('link', { name: /提到你/ }).waitFor();
  // The sample has others that wait, too.
  await page.getByRole('button', { name: /^待处理 \d+$/ }).click();
  await page.getByRole('link', { name: /提到你/ }).waitFor({ state: 'detached' });
  const given = page.getByRole('link', { name: /批示.*本月底前办结/s });
  assert.equal(await given.getAttribute('href'), `/instructions/${id('b')}`);
  await page.getByRole('button', { name: '全部已读' }).click();
  await unread(page, 0);
  await given.waitFor();
  await page.getByRole('button', { name: /^全部/ }).click();
  await page.getByRole('link', { name: /提到你/ }).click();
  await title(page, task.value.title);
  assert.equal(await page.locator('.mention').first().textContent(), `@${unit.value.name}`);
});

test('a delegate enters for the chief until the chief withdraws it', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const { task, chief: chiefName, unit } = await atWork(county);
  const { name: delegateName } = await person(county, 'clerk2');
  const chief = await (await browser(t, await folder(t), SIZES.desktop)).page();
  await login(chief, county.url, county, 'chief');
  await chief.getByRole('link', { name: '我的' }).click();
  await chief.getByRole('button', { name: '指定联络员' }).click();
  const form = chief.getByRole('dialog', { name: '指定联络员' });
  await form.getByRole('combobox', { name: '由谁担任' }).fill(delegateName);
  await form.getByRole('option', { name: new RegExp(delegateName) }).first().click();
  await fit(chief, 'the form that appoints');
  await form.getByRole('button', { name: '指定联络员' }).click();
  await chief.getByRole('listitem').filter({ hasText: delegateName }).waitFor();

  const signal = await gate(t, county.url);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, signal.url, county, 'clerk2');
  await ready(page);
  await page.getByRole('link', { name: '我的' }).click();
  await page.getByRole('radio', { name: chiefName }).check();
  await page.getByText(`正在代 ${chiefName} 录入`).waitFor();
  await fit(page, '我的 while entering for somebody else');
  await page.getByRole('link', { name: '待办' }).click();
  await page.getByRole('searchbox').fill(task.value.title);
  await page.getByRole('link', { name: new RegExp(task.value.title) }).first().click();
  await title(page, task.value.title);
  await page.getByText(`正在代 ${chiefName} 录入`).waitFor();

  // A name is offered after an @, by the keyboard or by a tap.
  const begun = unit.value.name.slice(0, 3);
  await comment(page, async (field) => {
    await field.pressSequentially(`@${begun}`);
    const option = page.getByRole('option', { name: unit.value.name, exact: true });
    await option.waitFor();
    await fit(page, 'names on offer');
    await option.click();
    await field.pressSequentially(FOR_LEADER);
  });
  const both = `${delegateName} 代 ${chiefName} 录入`;
  await page.getByText(both).first().waitFor();
  await page.locator('.mention', { hasText: `@${unit.value.name}` }).waitFor();
  await chief.getByRole('link', { name: '待办' }).click();
  await chief.getByRole('searchbox').fill(task.value.title);
  await chief.getByRole('link', { name: new RegExp(task.value.title) }).first().click();
  await chief.getByText(both).first().waitFor();
  await chief.getByText(FOR_LEADER).first().waitFor();

  // Withdrawn while the delegate is in a village without a signal.
  signal.cut();
  await phone.context.setOffline(true);
  await chief.getByRole('link', { name: '我的' }).click();
  await chief.getByRole('button', { name: '撤回' }).click();
  await chief.getByRole('dialog', { name: '撤回' }).getByRole('button', { name: '撤回' }).click();
  await chief.getByText('还没有指定联络员').waitFor();
  await until('the withdrawal is with the county', async () => {
    const all = await (await api(county, 'office')).export();
    return all.some((line) => line.kind === 'delegate' && line.value.until);
  });
  await comment(page, (field) => field.fill(TOO_LATE));
  await page.getByRole('link', { name: /1 条待送/ }).first().waitFor();
  signal.restore();
  await phone.context.setOffline(false);
  await page.getByText(`正在代 ${chiefName} 录入`).waitFor({ state: 'detached' });
  await page.getByText(/已改回以本人名义填报/).first().waitFor();
  await unread(page, 1);
  await tab(page).click();
  await page.getByRole('link', { name: /填报没有被接收.*对方没有指定你为联络员/s }).click();
  await title(page, '送达');
  await page.getByText(TOO_LATE).first().waitFor();
  await page.getByText('这一条是以别人的身份填的，而对方没有指定你为联络员。').first().waitFor();
  await page.getByText(both).first().waitFor();
  const all = await (await api(county, 'office')).export();
  assert.ok(!all.some((line) => line.kind === 'comment' && line.value.words === TOO_LATE));
});

test('messages and delegates fit every screen in both languages', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const { task, unit } = await atWork(county);
  await (await api(county, 'clerk')).act({ submit_task: { task: task.id, words: '都已并网' } });
  const page = await (await browser(t, await folder(t))).page();
  await login(page, county.url, county, 'chief');
  await ready(page);
  await unread(page, 1);
  for (const [sizeName, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    for (const [language, theme, letters] of [['zh', 'light', 'normal'], ['en', 'dark', 'large']]) {
      await page.evaluate(
        ([language, theme, letters]) => {
          localStorage.setItem('guatu.language', language);
          localStorage.setItem('guatu.theme', theme);
          localStorage.setItem('guatu.size', letters);
        },
        [language, theme, letters],
      );
      for (const route of ['/messages', '/messages?only=open', '/me']) {
        await page.goto(`${county.url}${route}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        if (route !== '/me') await page.locator('.message').first().waitFor();
        await fit(page, `${route} ${sizeName} ${language}`);
      }
      const appoint = { zh: '指定联络员', en: 'Appoint a delegate' }[language];
      await page.getByRole('button', { name: appoint }).click();
      await page.getByRole('dialog', { name: appoint }).waitFor();
      await fit(page, `${appoint} ${sizeName} ${language}`);
    }
  }
  assert.ok(unit);
});

/** A task under way in the chief's chain that the clerk's unit leads, the unit, and the chief. */
async function atWork(county) {
  const { own, all } = await posts(await api(county, 'chief'));
  const chain = own.map((post) => post.seat.chain).find(Boolean);
  const { own: clerks } = await posts(await api(county, 'clerk'));
  const unit = clerks.map((post) => post.seat.unit).find(Boolean);
  const whole = new Set(all.map((line) => line.kind === 'task' && line.value.parent?.id));
  const task = all.find(
    (line) =>
      line.kind === 'task' &&
      line.value.charge?.chain === chain &&
      line.value.status === 'in_progress' &&
      line.value.lead_units.includes(unit) &&
      !whole.has(line.id),
  );
  assert.ok(task, 'the sample has such a task');
  const { name } = await person(county, 'chief');
  return { task, unit: all.find((line) => line.id === unit), chief: name };
}

/** Who logs in with this account. */
async function person(county, account) {
  const someone = await api(county, account);
  const all = await someone.export();
  return all.find((line) => line.id === someone.me().actor).value;
}

const tab = (page) => page.getByRole('link', { name: /^消息/ }).first();
const title = (page, name) => page.getByRole('heading', { name, level: 1 }).waitFor();

async function unread(page, count) {
  const name = count ? `消息 ${count} 条未读` : '消息';
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).waitFor();
}

async function comment(page, write) {
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '留言', exact: true }).click();
  const form = page.getByRole('dialog', { name: '留言' });
  await write(form.getByLabel('留言内容'));
  await form.getByRole('button', { name: '留言', exact: true }).click();
  await page.getByText('已保存在本机').first().waitFor();
  await form.waitFor({ state: 'hidden' });
}
