// Reports by period: a clerk sees what is owed, sends it without a network, and corrects it by a
// further row; the office sees who has reported.

import assert from 'node:assert/strict';
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
  startCounty,
  until,
} from './harness.mjs';

test('a report is written from the records, sent offline, seen by the office, and corrected', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const signal = await gate(t, county.url);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  const office = await browser(t, await folder(t), SIZES.desktop);
  const watching = await office.page();
  await login(watching, county.url, county, 'office');
  await ready(watching);
  await watching.goto(`${county.url}/reports`);
  await watching.getByRole('table').waitFor();

  // From 待办, one tap away.
  await page.getByRole('link', { name: /按期报告：本旬要报 \d+ 项/ }).click();
  const owed = page.getByRole('heading', { name: /^本旬要报 \d+ 项$/ });
  await owed.waitFor();
  const count = Number(/\d+/.exec(await owed.textContent())[0]);
  const row = page.locator('.due-row').first();
  const [chain, period] = (await row.locator('.due-title').textContent()).split(' · ');
  const [name] = period.split(' ');
  const cell = watching.getByRole('button', { name: new RegExp(`^${chain}.* ${name} `) });
  await watching.getByRole('button', { name: new RegExp(`^${chain}.* ${name} 待报`) }).waitFor();

  signal.cut();
  await phone.context.setOffline(true);
  await row.getByRole('button', { name: '报送', exact: true }).click();
  const form = page.getByRole('dialog');
  const words = form.getByLabel('报告内容');
  const draft = await words.inputValue();
  assert.match(draft, /（\d+%）：/, 'the draft names tasks with their progress');
  await form.getByText(/任务 \d+ 项 · 办结 \d+ · 超期 \d+ · 受阻 \d+/).waitFor();
  await fit(page, 'the form on a phone');
  const said = `${draft}\n下旬抓紧协调供电增容。`;
  await words.fill(said);
  await form.getByRole('button', { name: '报送', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  const mine = page.locator('.due-row', { hasText: `${chain} · ${period}` });
  await mine.getByText('待送').waitFor();
  const left = count === 1 ? '本旬要报的都报了。' : `本旬要报 ${count - 1} 项`;
  await page.getByRole('heading', { name: left }).waitFor();

  signal.restore();
  await phone.context.setOffline(false);
  await watching.getByRole('button', { name: new RegExp(`^${chain}.* ${name} 已报`) }).waitFor();
  await mine.getByText('待送').waitFor({ state: 'detached' });
  await mine.locator('.due-open').click();
  const detail = page.getByRole('dialog', { name: '按期报告' });
  await detail.getByText(/回执 第 \d+ 号/).waitFor();

  // What was reported stays; the correction stands above it.
  await detail.getByRole('button', { name: '更正' }).click();
  await form.getByText('当前的一份').waitFor();
  await form.getByLabel('报告内容').fill('更正：供电增容批复已到，下旬恢复施工。');
  await form.getByRole('button', { name: '更正', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  await mine.getByText('有更正').waitFor();
  await watching.getByRole('button', { name: new RegExp(`^${chain}.* ${name} 已报.*有更正`) }).waitFor();
  await cell.click();
  const seen = watching.getByRole('dialog', { name: '按期报告' });
  await seen.getByText('更正：供电增容批复已到，下旬恢复施工。').waitFor();
  await seen.getByText('下旬抓紧协调供电增容。').waitFor();
  const names = await seen.locator('.due-report .entry-head b').allTextContents();
  assert.deepEqual(names, ['更正', '首次报送']);
  await fit(watching, 'both rows on a desk');

  const all = (await (await api(county, 'office')).export()).filter((line) => line.kind === 'period_report');
  const first = all.find((line) => line.value.words === said);
  const second = all.find((line) => line.value.words.startsWith('更正：供电增容批复已到'));
  assert.equal(first.value.corrects, null);
  assert.equal(second.value.corrects, first.id);
  assert.equal(all.filter((line) => line.value.words === said).length, 1);
});

test('the reports fit every screen, for a clerk, the office and a chief', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  for (const who of ['clerk', 'office', 'chief', 'township']) {
    const person = await browser(t, await folder(t));
    const page = await person.page();
    await login(page, county.url, county, who);
    await ready(page);
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await page.goto(`${county.url}/reports`);
      await page.getByRole('heading', { name: '按期报告', level: 1 }).waitFor();
      await page.locator('.due-open, .due-table').first().waitFor();
      await fit(page, `reports of ${who} on a ${name}`);
    }
    await person.kill();
  }
});

test('a chain leads to its reports, and the office looks at months', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const chains = (await (await api(county, 'office')).export()).filter((line) => line.kind === 'chain');
  const person = await browser(t, await folder(t));
  const page = await person.page();
  await login(page, county.url, county, 'office');
  await ready(page);
  await page.goto(`${county.url}/chains/${chains[0].id}`);
  await page.getByRole('link', { name: '全部报告' }).click();
  await page.locator('.page-kicker', { hasText: chains[0].value.name }).waitFor();
  await page.locator('.due-row').first().waitFor();
  await fit(page, 'the reports of one chain');
  await page.getByRole('link', { name: '全部报告' }).click();
  await page.getByRole('button', { name: '月', exact: true }).click();
  await page.getByRole('columnheader', { name: '9月', exact: true }).waitFor();
  assert.equal(await page.locator('.due-table tbody tr').count(), chains.length);
});

test('of two lead units that report apart, the second is asked to correct the first', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const signal = await gate(t, county.url);
  const other = await api(county, 'clerk-fagai');
  const { own, all } = await posts(other);
  const theirs = own.map((post) => post.seat.unit).find(Boolean);
  const mine = (await posts(await api(county, 'clerk'))).own.map((post) => post.seat.unit).find(Boolean);
  const leads = (line, unit) => line.value.lead_units.includes(unit);
  const chain = all.find(
    (line) => line.kind === 'chain' && leads(line, theirs) && leads(line, mine),
  );
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  await page.goto(`${signal.url}/reports?chain=${chain.id}`);
  const row = page.locator('.due-row', { hasText: '10月中旬' });
  await row.waitFor();
  signal.cut();
  await phone.context.setOffline(true);
  await row.getByRole('button', { name: '报送', exact: true }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('报告内容').fill('我单位写的一份。');
  await form.getByRole('button', { name: '报送', exact: true }).click();
  await row.getByText('待送').waitFor();

  const first = {
    id: 'f'.repeat(32),
    programme: chain.value.programme,
    chain: chain.id,
    unit: theirs,
    every: 'ten_days',
    period_from: '2022-10-11',
    words: '另一个牵头单位先报的一份。',
    figures: { tasks: 20, done: 1, overdue: 0, blocked: 1 },
    corrects: null,
  };
  await other.act({ report_period: first });
  signal.restore();
  await phone.context.setOffline(false);

  await page.getByRole('link', { name: /退回/ }).first().click();
  await page.getByText('已有更新的一份，请在它的基础上更正。').first().waitFor();
  await page.getByRole('link', { name: '改正重送' }).click();
  await form.getByText('另一个牵头单位先报的一份。').waitFor();
  await fit(page, 'a correction of what another unit reported');
  assert.equal(await form.getByLabel('报告内容').inputValue(), '我单位写的一份。');
  await form.getByLabel('报告内容').fill('两家的内容已合并。');
  await form.getByRole('button', { name: '更正', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  const is = ({ kind, value }) =>
    kind === 'period_report' &&
    value.chain === chain.id &&
    value.every === 'ten_days' &&
    value.period_from === first.period_from;
  const reports = await until('both are there', async () => {
    const found = (await other.export()).filter(is);
    return found.length === 2 && found;
  });
  assert.deepEqual(
    reports.map((line) => [line.value.words, line.value.corrects]).sort(),
    [['两家的内容已合并。', first.id], ['另一个牵头单位先报的一份。', null]],
  );
});
