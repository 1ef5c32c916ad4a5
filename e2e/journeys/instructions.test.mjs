// A leader's instruction from three presses to its end, and everything overdue hurried along at once:
// each person sees what the others did without a reload, and what is done offline arrives later.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, fit, folder, gate, login, posts, ready, startCounty } from './harness.mjs';

test('an instruction goes from three presses of a leader to its end', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const signal = await gate(t, county.url);
  const task = await lateTask(county, 'clerk2');
  const phone = await browser(t, await folder(t), SIZES.phone);
  const clerk = await phone.page();
  await login(clerk, signal.url, county, 'clerk2');
  await ready(clerk);
  signal.cut();
  await phone.context.setOffline(true);

  const device = await browser(t, await folder(t), SIZES.phone);
  const leader = await device.page();
  await login(leader, county.url, county, 'leader');
  await ready(leader);
  await leader.goto(`${county.url}/tasks/${task.id}`);
  await heading(leader, task.value.title);
  await countTaps(leader);
  await leader.getByRole('button', { name: '批示', exact: true }).click();
  const sheet = leader.getByRole('dialog', { name: '批示' });
  await sheet.getByRole('button', { name: '请说明滞后原因', exact: true }).click();
  await sheet.getByRole('button', { name: '发出', exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });
  const card = leader.locator('.instruction').filter({ hasText: '请说明滞后原因。' }).first();
  await card.getByText('未签收').first().waitFor();
  const taps = await leader.evaluate(() => window.taps);
  t.diagnostic(`${taps} taps from the open task to the sent instruction`);
  assert.ok(taps <= 3, `${taps} taps`);

  // The clerk hears of it once there is a network, opens it from My work, and is seen to have done so.
  const given = await until(county, (line) => line.value.words === '请说明滞后原因。');
  const row = clerk.locator(`a[href="/instructions/${given.id}"]`);
  assert.equal(await row.count(), 0, 'nothing is known without a network');
  signal.restore();
  await phone.context.setOffline(false);
  await row.getByText('待签收').waitFor();
  await fit(clerk, 'My work with instructions');
  await row.click();
  await clerk.getByRole('heading', { name: /批示/, level: 1 }).waitFor();
  await card.getByText(/已看.*\d\d:\d\d/).waitFor();
  await clerk.getByRole('button', { name: '签收', exact: true }).click();
  await card.getByText(/已签收/).first().waitFor();

  // The answer is written without a network, and arrives later.
  signal.cut();
  await phone.context.setOffline(true);
  const words = `村里没有信号时写的反馈 ${Date.now()}`;
  await clerk.getByRole('button', { name: '反馈', exact: true }).click();
  const form = clerk.getByRole('dialog', { name: '反馈' });
  await form.getByLabel('办理情况').fill(words);
  await form.getByRole('button', { name: '反馈', exact: true }).click();
  await clerk.getByText('已保存在本机').first().waitFor();
  await clerk.getByText('待送').first().waitFor();
  assert.equal(await leader.getByText(words).count(), 0);
  signal.restore();
  await phone.context.setOffline(false);
  await card.getByText(words).waitFor();

  await card.getByRole('button', { name: '办结', exact: true }).click();
  const end = leader.getByRole('dialog', { name: '办结' });
  await end.getByLabel('办结意见').fill('同意，按此推进。');
  await end.getByRole('button', { name: '办结', exact: true }).click();
  await clerk.getByText('同意，按此推进。').first().waitFor();
  assert.equal(await clerk.getByRole('button', { name: '反馈', exact: true }).count(), 0);

  const stored = (await instructions(county)).find((line) => line.id === given.id).value;
  assert.equal(stored.seen.length, 1, 'seen once');
  assert.deepEqual(stored.feedback.map((said) => said.words), [words]);
  assert.equal(stored.closed.words, '同意，按此推进。');
});

test('an instruction becomes a task, and its form remembers it', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const chief = await at(t, county, 'chief', SIZES.desktop);
  const chain = await chainOf(county, 'chief');
  await chief.goto(`${county.url}/chains/${chain.id}`);
  await heading(chief, chain.value.name);
  await chief.getByRole('button', { name: '批示', exact: true }).click();
  const sheet = chief.getByRole('dialog', { name: '批示' });
  await sheet.getByLabel('批示内容').fill('摸清全县屋顶资源。\n分乡镇列出面积。');
  await sheet.getByLabel('要求反馈的时间').fill('2022-11-10');
  await sheet.getByRole('button', { name: '发出', exact: true }).click();
  const card = chief.locator('.instruction').filter({ hasText: '摸清全县屋顶资源。' }).first();
  await card.getByRole('button', { name: '转为任务' }).click();
  const form = chief.getByRole('dialog', { name: '新建任务' });
  assert.equal(await form.getByLabel('任务标题').inputValue(), '摸清全县屋顶资源');
  assert.equal(await form.getByLabel('时限').inputValue(), '2022-11-10');
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await card.getByText('已转为任务').waitFor();
  await card.getByRole('link', { name: '摸清全县屋顶资源' }).click();
  await heading(chief, '摸清全县屋顶资源');
});

test('everything overdue of a chain is hurried along at once, and its units see it', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const clerk = await at(t, county, 'clerk2', SIZES.phone);
  const task = await lateTask(county, 'clerk2');
  await clerk.goto(`${county.url}/tasks/${task.id}`);
  await heading(clerk, task.value.title);
  const office = await at(t, county, 'office', SIZES.tablet);
  await office.goto(`${county.url}/chains/${task.value.charge.chain}`);
  const before = (await instructions(county)).length;
  await office.getByRole('button', { name: /催办全部滞后/ }).click();
  const sheet = office.getByRole('dialog', { name: '催办' });
  const [, count] = /滞后任务 (\d+) 项/.exec(await sheet.getByText(/滞后任务/).innerText());
  await sheet.getByLabel('催办内容').fill('请三日内报送进展。');
  await fit(office, 'the sheet that hurries along');
  await sheet.getByRole('button', { name: '催办', exact: true }).click();
  await office.getByText(new RegExp(`已催办 ${count} 项任务`)).first().waitFor();
  await clerk.getByText('请三日内报送进展。').first().waitFor();
  const nudges = await nudged(county, before + Number(count));
  assert.equal(nudges.filter((line) => line.value.words === '请三日内报送进展。').length, Number(count));
});

test('a refused nudge is corrected for what is still open', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const signal = await gate(t, county.url);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const leader = await phone.page();
  await login(leader, signal.url, county, 'leader');
  await ready(leader);
  const task = await lateTask(county, 'clerk2');
  await leader.goto(`${signal.url}/chains/${task.value.charge.chain}`);
  await leader.getByRole('button', { name: /催办全部滞后/ }).waitFor();
  signal.cut();
  await phone.context.setOffline(true);
  await leader.getByRole('button', { name: /催办全部滞后/ }).click();
  const sheet = leader.getByRole('dialog', { name: '催办' });
  const count = async () => Number(/滞后任务 (\d+) 项/.exec(await sheet.getByText(/滞后任务/).innerText())[1]);
  const late = await count();
  await sheet.getByRole('button', { name: '催办', exact: true }).click();
  await leader.getByText(/已保存在本机，待送/).first().waitFor();
  const office = await api(county, 'office');
  await office.act({ cancel_task: { task: task.id, reason: '并入其他任务' } });
  const before = (await instructions(county)).length;
  signal.restore();
  await phone.context.setOffline(false);
  await leader.getByRole('link', { name: /退回/ }).first().click();
  await leader.getByRole('link', { name: '改正重送' }).click();
  await sheet.waitFor();
  assert.equal(await count(), late - 1, 'all of them but the one that was cancelled');
  await sheet.getByRole('button', { name: '催办', exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });
  const all = await nudged(county, before + late - 1);
  assert.equal(all.length, before + late - 1);
  await leader.getByRole('link', { name: /已同步/ }).first().waitFor();
});

test('instructions fit every screen in both themes and languages', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const all = await instructions(county);
  const answered = all.find((line) => line.value.feedback.length);
  const page = await at(t, county, 'leader', SIZES.phone);
  const sizes = [...Object.keys(SIZES).map((name) => [name, 'normal']), ['phone', 'large']];
  for (const [sizeName, type] of sizes) {
    await page.setViewportSize(SIZES[sizeName]);
    for (const theme of ['light', 'dark']) {
      for (const [language, instruct] of [['zh', '批示'], ['en', 'Instruct']]) {
        const where = `${sizeName} ${type} ${theme} ${language}`;
        await page.evaluate(
          ([theme, language, type]) => {
            localStorage.setItem('guatu.theme', theme);
            localStorage.setItem('guatu.language', language);
            localStorage.setItem('guatu.size', type);
          },
          [theme, language, type],
        );
        await page.goto(`${county.url}/instructions/${answered.id}`);
        await page.locator('.instruction').first().waitFor();
        await fit(page, `an instruction ${where}`);
        await page.goto(`${county.url}/tasks/${answered.value.on}`);
        await page.locator('.instruction').first().waitFor();
        await fit(page, `a task with an instruction ${where}`);
        await page.getByRole('button', { name: instruct, exact: true }).first().click();
        await page.getByRole('dialog').waitFor();
        await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
        await fit(page, `the form ${where}`);
      }
    }
  }
});

async function at(t, county, name, size) {
  const device = await browser(t, await folder(t), size);
  const page = await device.page();
  await login(page, county.url, county, name);
  await ready(page);
  return page;
}

const heading = (page, name) => page.getByRole('heading', { name, level: 1 }).waitFor();

/** Counts every press from now on. */
const countTaps = (page) =>
  page.evaluate(() => {
    window.taps = 0;
    window.addEventListener('click', () => (window.taps += 1), { capture: true });
  });

async function instructions(county) {
  const all = await (await api(county, 'office')).export();
  return all.filter((line) => line.kind === 'instruction');
}

/** The instruction that fits, once it is delivered. */
async function until(county, fits) {
  for (let left = 300; left > 0; left -= 1) {
    const found = (await instructions(county)).find(fits);
    if (found) return found;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error('the instruction was not delivered');
}

/** All instructions, once there are so many. */
async function nudged(county, count) {
  for (let left = 300; left > 0; left -= 1) {
    const all = await instructions(county);
    if (all.length >= count) return all;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error('the nudges were not delivered');
}

/** A task past its last day that this account's unit leads. */
async function lateTask(county, name) {
  const { own, all } = await posts(await api(county, name));
  const units = own.map((post) => post.seat.unit).filter(Boolean);
  const given = new Set(all.filter((line) => line.kind === 'instruction').map((line) => line.value.on));
  const late = all.find(
    (line) =>
      line.kind === 'task' &&
      line.value.charge?.chain &&
      line.value.status === 'in_progress' &&
      line.value.due < '2022-10-20' &&
      !given.has(line.id) &&
      line.value.lead_units.some((unit) => units.includes(unit)),
  );
  assert.ok(late, `the sample has a late task of ${name}`);
  return late;
}

async function chainOf(county, name) {
  const { own, all } = await posts(await api(county, name));
  const seat = own.map((post) => post.seat.chain).find(Boolean);
  return all.find((line) => line.id === seat);
}
