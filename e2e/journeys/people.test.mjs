// An admin keeps units, people, posts and accounts; a table with a faulty row makes nothing; a change
// of post takes the open work along; and nobody else sees any of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  SIZES,
  account,
  api,
  browser,
  fit,
  folder,
  login,
  posts,
  ready,
  reportable,
  startCounty,
  until,
} from './harness.mjs';

const UNIT = '示例新设局';
const PERSON = '示例新人';
const ACCOUNT = 'xinren';

/** Opens the admin's page of units and people. */
async function open(page) {
  await page.getByRole('link', { name: '人员', exact: true }).click();
  await page.getByRole('heading', { name: '单位与人员', level: 1 }).waitFor();
}

/** Chooses somebody or something in a field that finds it by its name. */
async function pick(dialog, label, name) {
  const field = dialog.getByRole('combobox', { name: label });
  await field.fill(name);
  await dialog.getByRole('option', { name: new RegExp(name) }).first().click();
}

/** Presses the form's button and waits until the sheet has gone. */
async function save(page) {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function delivered(page) {
  await page.getByRole('link', { name: /已同步/ }).first().waitFor();
}

/** The names of the accounts there are. */
async function accounts(county) {
  const { password } = account(county, 'admin');
  const base = `${county.url}/api/v1`;
  const words = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const login = await fetch(`${base}/login`, {
    ...words,
    body: JSON.stringify({ name: 'admin', password }),
  });
  const { token } = await login.json();
  const list = await fetch(`${base}/accounts`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(list.status, 200);
  return (await list.json()).map(({ name }) => name);
}

test('an admin takes a new unit to work, and a change of post takes the work along', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const desk = await browser(t, await folder(t), SIZES.desktop);
  const page = await desk.page();
  await login(page, county.url, county, 'admin');
  await ready(page);
  await open(page);
  const dialog = page.getByRole('dialog');

  await page.getByRole('button', { name: '新增单位' }).click();
  await dialog.getByLabel('单位名称').fill(UNIT);
  await dialog.getByLabel('又称').fill('新设局');
  await save(page);
  await page.getByRole('button', { name: '新增人员' }).click();
  await dialog.getByLabel('姓名').fill(PERSON);
  await save(page);

  await page.getByRole('searchbox').fill('新设局');
  await page.getByRole('button', { name: `${UNIT}：加职务` }).click();
  await dialog.getByText('填报本单位任务，提交验收').waitFor();
  await dialog.getByLabel('职务名称').fill('综合科科员');
  await pick(dialog, '任职人员（可空缺）', PERSON);
  await save(page);
  await page.getByRole('button', { name: new RegExp(`综合科科员.*${PERSON}`) }).waitFor();
  await delivered(page);

  // The office gives the new unit something to do.
  const task = await reportable(county);
  const office = await api(county, 'office');
  const unit = (await office.export()).find((line) => line.kind === 'unit' && line.value.name === UNIT);
  const { leaders } = task.value;
  await office.act({
    assign_task: { task: task.id, leaders, lead_units: [unit.id], support_units: [] },
  });

  // A table with a faulty row makes nothing, and says which.
  await page.getByRole('link', { name: '账号', exact: true }).click();
  await page.getByRole('heading', { name: '账号', level: 1 }).waitFor();
  const before = await accounts(county);
  await page.getByText(`共 ${before.length} 个账号`).waitFor();
  await page.getByRole('button', { name: '批量开通' }).click();
  const rows = [`${ACCOUNT}\t新设局\t综合科科员`, 'another\t没有这个局\t科员\t1234567'];
  await dialog.getByLabel('账号表').fill(rows.join('\n'));
  await dialog.getByRole('button', { name: '检查' }).click();
  await dialog.getByText('共 2 行，1 行有问题').waitFor();
  const faulty = dialog.getByRole('listitem').filter({ hasText: '第 2 行' });
  await faulty.getByText('密码至少要 8 个字符').waitFor();
  await faulty.getByText('单位：没有这个单位').waitFor();
  assert.equal(await dialog.getByRole('button', { name: /^开通/ }).count(), 0);
  await fit(page, 'a table with a faulty row');
  assert.deepEqual(await accounts(county), before);

  await dialog.getByLabel('账号表').fill(rows[0]);
  await dialog.getByRole('button', { name: '开通 1 个账号' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('只显示这一次').waitFor();
  await fit(page, 'first passwords');
  const password = await page.locator('code').first().textContent();
  assert.equal((await accounts(county)).length, before.length + 1);

  // The new clerk logs in with it, must change it, and finds the unit's task.
  const phone = await browser(t, await folder(t), SIZES.phone);
  const clerk = await phone.page();
  await clerk.goto(county.url);
  await clerk.getByLabel('账号').fill(ACCOUNT);
  await clerk.getByLabel('密码', { exact: true }).fill(password);
  await clerk.getByRole('button', { name: '登录' }).click();
  await clerk.getByLabel('当前密码').fill(password);
  await clerk.getByLabel('新密码', { exact: true }).fill('自己的新密码一二三');
  await clerk.getByLabel('再输一次', { exact: false }).fill('自己的新密码一二三');
  await clerk.getByRole('button', { name: '修改密码' }).click();
  await clerk.getByRole('heading', { name: '待办', level: 1 }).waitFor();
  await clerk.getByText(task.value.title).first().waitFor();
  assert.equal(await clerk.getByRole('link', { name: '人员', exact: true }).count(), 0);

  // The chief's post goes to the new person, and the open work with it.
  const chief = await api(county, 'chief');
  const { own, all } = await posts(chief);
  const post = own.find((post) => post.seat.chain);
  const chain = post.seat.chain;
  const tasks = all.filter(
    (line) =>
      line.kind === 'task' &&
      line.value.chain === chain &&
      line.value.leaders.includes(post.person) &&
      !['done', 'cancelled'].includes(line.value.status),
  );
  assert.ok(tasks.length > 0, 'the chief has open tasks');
  await open(page);
  await page.getByRole('searchbox').fill(post.title);
  // Two people may be chiefs of one chain: theirs is the post of this one.
  const holder = all.find((line) => line.id === post.person).value.name;
  await page.getByRole('button', { name: new RegExp(`${post.title}.*${holder}`) }).click();
  await dialog.getByText(/移交 \d+ 项在办工作/).waitFor();
  await fit(page, 'a change of post');
  await pick(dialog, '接任人员', PERSON);
  await save(page);
  await page.getByRole('button', { name: new RegExp(`${post.title}.*${PERSON}`) }).waitFor();
  await delivered(page);
  const after = await (await api(county, 'office')).export();
  const person = after.find((line) => line.kind === 'person' && line.value.name === PERSON);
  for (const { id } of tasks) {
    const task = after.find((line) => line.id === id).value;
    assert.ok(task.leaders.includes(person.id) && !task.leaders.includes(post.person), task.title);
  }
  const theirs = tasks[0];
  await clerk.goto(`${county.url}/tasks/${theirs.id}`);
  await clerk.getByRole('heading', { name: theirs.value.title, level: 1 }).waitFor();
  await clerk.locator('#main').getByText(PERSON).first().waitFor();
});

test('units can be renamed without a network; accounts say that they need one', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const desk = await browser(t, await folder(t), SIZES.phone);
  const page = await desk.page();
  await login(page, county.url, county, 'admin');
  await ready(page);
  await open(page);
  await desk.context.setOffline(true);
  await page.getByRole('button', { name: '单位', exact: true }).click();
  await page.getByRole('button', { name: /：改名$/ }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('单位名称').fill('示例改名局');
  await save(page);
  await page.getByRole('heading', { name: '示例改名局' }).waitFor();
  await page.getByText('待送').first().waitFor();
  await page.getByRole('link', { name: '账号', exact: true }).click();
  await page.getByRole('heading', { name: '管理账号需要网络' }).waitFor();
  await fit(page, 'accounts without a network');
  await desk.context.setOffline(false);
  await page.getByText(/共 \d+ 个账号/).waitFor();
  const office = await api(county, 'office');
  await until('the unit has its new name', async () => {
    return (await office.export()).some((line) => line.value.name === '示例改名局');
  });
});

test('a reset password ends every session, is shown once, and its person is told', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const phone = await browser(t, await folder(t), SIZES.phone);
  const clerk = await phone.page();
  await login(clerk, county.url, county, 'clerk');
  await ready(clerk);
  await clerk.getByRole('link', { name: '我的' }).click();
  await clerk.getByText('本机', { exact: true }).waitFor();

  const desk = await browser(t, await folder(t), SIZES.desktop);
  const page = await desk.page();
  await login(page, county.url, county, 'admin');
  await ready(page);
  await page.goto(`${county.url}/people/accounts`);
  await page.getByRole('searchbox').fill('clerk');
  const row = page.getByRole('button').filter({ has: page.getByText('clerk', { exact: true }) });
  await row.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Chrome · Linux', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: '重置密码' }).click();
  await dialog.getByText('在所有设备上立即退出').waitFor();
  await fit(page, 'the question before a reset');
  await dialog.getByRole('button', { name: '重置密码' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const password = await page.locator('code').first().textContent();
  await page.getByRole('button', { name: '已保存，清除' }).click();
  assert.equal(await page.locator('code').count(), 0);

  // Looked at again, the phone asks the server and hears that its session is over.
  await clerk.evaluate(() => window.dispatchEvent(new Event('focus')));
  await clerk.getByRole('link', { name: /需重新登录/ }).first().waitFor();
  const fresh = await browser(t, await folder(t), SIZES.phone);
  const again = await fresh.page();
  await again.goto(county.url);
  await again.getByLabel('账号').fill('clerk');
  await again.getByLabel('密码', { exact: true }).fill(password);
  await again.getByRole('button', { name: '登录' }).click();
  await again.getByText(/管理员于 .* 重置了你的密码/).waitFor();
  await fit(again, 'the notice after a reset');
});

test('nobody but an admin finds these pages', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const desk = await browser(t, await folder(t), SIZES.desktop);
  const page = await desk.page();
  await login(page, county.url, county, 'auditor');
  await ready(page);
  assert.equal(await page.getByRole('link', { name: '人员', exact: true }).count(), 0);
  await page.goto(`${county.url}/me`);
  await page.getByRole('heading', { name: '登录的设备' }).waitFor();
  assert.equal(await page.getByRole('link', { name: '单位与人员' }).count(), 0);
  for (const path of ['/people', '/people/accounts']) {
    await page.goto(`${county.url}${path}`);
    await page.getByRole('heading', { name: '这里由系统管理员使用' }).waitFor();
    assert.equal(await page.getByRole('button', { name: /新增|开通/ }).count(), 0);
  }
});

test('the pages fit every screen in both languages', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const desk = await browser(t, await folder(t));
  const page = await desk.page();
  await login(page, county.url, county, 'admin');
  await ready(page);
  const names = {
    zh: { pages: ['/people', '/people/accounts'], post: '新增职务', many: '批量开通', close: '关闭' },
    en: { pages: ['/people', '/people/accounts'], post: 'New post', many: 'Many at once', close: 'Close' },
  };
  for (const [where, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    for (const [language, words] of Object.entries(names)) {
      await page.evaluate((language) => localStorage.setItem('guatu.language', language), language);
      for (const path of words.pages) {
        await page.goto(`${county.url}${path}`);
        const button = path === '/people' ? words.post : words.many;
        await page.getByRole('button', { name: button, exact: true }).waitFor();
        await fit(page, `${path} ${where} ${language}`);
        await page.getByRole('button', { name: button, exact: true }).click();
        await page.getByRole('dialog').waitFor();
        await fit(page, `a sheet of ${path} ${where} ${language}`);
        await page.keyboard.press('Escape');
      }
    }
  }
});
