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
  gate,
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
      line.value.charge?.chain === chain &&
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

test('an admin works in a hall without a signal; accounts can be looked at there', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const signal = await gate(t, county.url);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  const broken = [];
  page.on('pageerror', (error) => broken.push(error.message));
  const cut = async () => {
    signal.cut();
    await phone.context.setOffline(true);
  };
  const restore = async () => {
    signal.restore();
    await phone.context.setOffline(false);
  };
  await login(page, signal.url, county, 'admin');
  await ready(page);
  const dialog = page.getByRole('dialog');
  const accountsPage = async () => {
    await page.getByRole('link', { name: '账号', exact: true }).click();
    await page.getByRole('heading', { name: '账号', level: 1 }).waitFor();
  };

  // Never read here: it says what to do, and does it once there is a network.
  await open(page);
  await cut();
  await accountsPage();
  await page.getByRole('heading', { name: '这台设备上还没有读过账号' }).waitFor();
  await fit(page, 'accounts that were never read');
  await restore();
  await page.getByText(/共 \d+ 个账号/).waitFor();
  const total = (await accounts(county)).length;

  // A new unit with a new person in a new post, and another holder of a post that there is.
  await cut();
  await open(page);
  await page.getByRole('button', { name: '单位', exact: true }).click();
  await page.getByRole('button', { name: /：改名$/ }).first().click();
  await dialog.getByLabel('单位名称').fill('示例改名局');
  await save(page);
  await page.getByRole('heading', { name: '示例改名局' }).waitFor();
  await page.getByRole('button', { name: '新增单位' }).click();
  await dialog.getByLabel('单位名称').fill(UNIT);
  await save(page);
  await page.getByRole('button', { name: '新增人员' }).click();
  await dialog.getByLabel('姓名').fill(PERSON);
  await save(page);
  await page.getByRole('searchbox').fill(UNIT);
  await page.getByRole('button', { name: `${UNIT}：加职务` }).click();
  await dialog.getByLabel('职务名称').fill('综合科科员');
  await pick(dialog, '任职人员（可空缺）', PERSON);
  await save(page);
  await page.getByRole('button', { name: new RegExp(`综合科科员.*${PERSON}`) }).waitFor();
  await page.getByRole('button', { name: '全部', exact: true }).click();
  const { own } = await posts(await api(county, 'chief'));
  const seat = own.find((post) => post.seat.chain);
  await page.getByRole('searchbox').fill(seat.title);
  await page.getByRole('button', { name: new RegExp(`^${seat.title}`) }).first().click();
  await pick(dialog, '接任人员', PERSON);
  await save(page);
  await page.getByRole('link', { name: /5 条待送/ }).first().waitFor();

  // Accounts, opened anew: as they were read, and acts on them say before anything is typed that
  // they need a network.
  await page.goto(`${signal.url}/people/accounts`);
  await page.getByText(/以下账号读于 /).waitFor();
  await page.getByText(`共 ${total} 个账号`).waitFor();
  await page.getByRole('searchbox').fill('clerk2');
  const row = page.getByRole('button').filter({ has: page.getByText('clerk2', { exact: true }) });
  await row.click();
  await dialog.getByText('没有网络：账号现在只能查看', { exact: false }).waitFor();
  assert.ok(await dialog.getByRole('button', { name: '重置密码' }).isDisabled());
  assert.ok(await dialog.getByRole('button', { name: '停用' }).isDisabled());
  await fit(page, 'an account without a network');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('searchbox').fill('');
  for (const name of ['开通账号', '批量开通']) {
    assert.ok(await page.getByRole('button', { name }).isDisabled(), name);
  }
  await fit(page, 'accounts without a network');

  await restore();
  await page.getByRole('link', { name: /已同步/ }).first().waitFor();
  await page.getByText(/以下账号读于 /).waitFor({ state: 'detached' });
  const all = await (await api(county, 'office')).export();
  const named = (kind, name) => all.find((line) => line.kind === kind && line.value.name === name);
  assert.ok(named('unit', '示例改名局'));
  const person = named('person', PERSON).id;
  const held = all.filter((line) => line.kind === 'post' && line.value.person === person);
  assert.deepEqual(held.map((line) => line.value.title).sort(), ['综合科科员', seat.title].sort());
  assert.equal(held.find((line) => line.value.title === '综合科科员').value.seat.unit, named('unit', UNIT).id);

  // The network goes while an account is being typed: nothing of it is lost, and it is made later.
  await page.getByRole('button', { name: '开通账号' }).click();
  await dialog.getByLabel('账号').fill(ACCOUNT);
  await pick(dialog, '使用人', PERSON);
  await cut();
  const make = dialog.getByRole('button', { name: '开通 1 个账号' });
  await dialog.getByText('没有网络：账号现在只能查看', { exact: false }).waitFor();
  assert.ok(await make.isDisabled());
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await restore();
  await page.getByRole('button', { name: '开通账号' }).click();
  assert.equal(await dialog.getByLabel('账号').inputValue(), ACCOUNT);
  await make.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('只显示这一次').waitFor();
  assert.ok((await accounts(county)).includes(ACCOUNT));
  assert.deepEqual(broken, []);
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
