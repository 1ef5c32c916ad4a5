// The river-chief programme of the real county: its 46 rivers, 29 tasks and every number to reach,
// drawn with the network off, equal the export.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, fit, folder, gate, login, ready, startCounty, until } from './harness.mjs';

test('the river wall drawn offline equals the export', async (t) => {
  const { page, home, all } = await hall(t);
  const value = (id) => all.find((line) => line.id === id).value;
  const programme = all.find((line) => line.kind === 'programme' && line.value.kind === 'river_chief');
  const rivers = all.filter((line) => line.kind === 'river');
  assert.equal(rivers.length, 46);
  await page.goto(`${home}/boards/${programme.id}`);
  await page.getByRole('heading', { name: programme.value.title, level: 1 }).waitFor();
  const sums = page.locator('.river-sums');
  await page.locator('a.river-row').nth(45).waitFor();
  assert.equal(await sums.innerText(), '46 条 · 934.37 公里 · 200 公顷');
  const groups = page.locator('.river-group');
  for (const [place, led] of [[0, true], [1, false]]) {
    const own = rivers.filter((line) => Boolean(line.value.county_chief) === led);
    assert.equal(own.length, 23);
    assert.equal(await groups.nth(place).locator('a.river-row').count(), 23);
  }
  for (const { id, value: river } of rivers) {
    const row = page.locator(`a[href="/rivers/${id}"]`);
    const text = await row.innerText();
    assert.ok(text.includes(river.name) && text.includes(river.alias), text);
    if (river.county_chief) assert.ok(text.includes(value(river.county_chief).name), text);
    assert.ok(text.includes(value(river.department).name), text);
    for (const unit of river.units) assert.ok(text.includes(value(unit).name), text);
    assert.ok(text.includes(river.township_chiefs[0].title), text);
    const size = river.length_km ? `${river.length_km} 公里` : `${river.area_hm2} 公顷`;
    assert.ok(text.includes(size), `${text}: ${size}`);
  }
  await everySize(page, 'the river wall');
  await narrowed(page, all, rivers, sums);
});

/** By township and by department, kept in the address; by name, other name and chief. */
async function narrowed(page, all, rivers, sums) {
  await page.setViewportSize(SIZES.desktop);
  const rows = page.locator('a.river-row');
  const unit = (name) => all.find((line) => line.kind === 'unit' && line.value.name === name).id;
  const [town, office] = [unit('韦州镇'), unit('农业农村局')];
  const flows = ({ value }) =>
    [...value.flows_through, ...value.township_chiefs.map((chief) => chief.unit)].includes(town);
  const shown = async (what, expected) => {
    await until(what, async () => (await rows.count()) === expected.length);
    assert.ok(expected.length > 0 && expected.length < 46, what);
    for (const { id } of expected) await page.locator(`a[href="/rivers/${id}"]`).waitFor();
    assert.match(await sums.innerText(), new RegExp(`^46 条中的 ${expected.length} 条`));
  };
  await page.getByRole('combobox', { name: '全部乡镇' }).selectOption(town);
  await shown('rivers of the township', rivers.filter(flows));
  await page.getByRole('combobox', { name: '全部责任部门' }).selectOption(office);
  const both = rivers.filter((line) => flows(line) && line.value.department === office);
  await shown('of the department, too', both);
  await page.goto(page.url());
  await shown('by the address alone', both);
  await page.getByRole('searchbox').fill('没有这条河');
  await page.getByRole('heading', { name: '没有符合的河湖' }).waitFor();
  await fit(page, 'no river fits');
  await page.getByRole('button', { name: '看全部' }).click();
  await until('everything again', async () => (await rows.count()) === 46);
  const alias = rivers.find((line) => line.value.alias);
  const chief = rivers.find((line) => line.value.county_chief);
  const { name } = all.find((line) => line.id === chief.value.county_chief).value;
  const led = rivers.filter((line) => line.value.county_chief === chief.value.county_chief);
  for (const [words, expected] of [[alias.value.alias, [alias]], [[...name].join(' '), led]]) {
    await page.getByRole('searchbox').fill(words);
    await shown(words, expected);
  }
}

test('29 tasks and every number to reach stand there with who answers for them', async (t) => {
  const { page, home, all } = await hall(t);
  const value = (id) => all.find((line) => line.id === id).value;
  const programme = all.find((line) => line.kind === 'programme' && line.value.kind === 'river_chief');
  const of = (kind) =>
    all.filter((line) => line.kind === kind && line.value.programme === programme.id);
  const tasks = of('task');
  assert.equal(tasks.length, 29);
  await page.goto(`${home}/boards/${programme.id}`);
  await page.getByRole('button', { name: '重点任务' }).click();
  await page.locator('.river-section').nth(7).waitFor();
  assert.equal(await page.locator('.river-section').count(), 8);
  for (const { id, value: task } of tasks) {
    const text = await page.locator(`a[href="/tasks/${id}"]`).innerText();
    assert.ok(text.includes(task.title) && text.includes(`${task.no}`), text);
    for (const unit of task.lead_units) assert.ok(text.includes(value(unit).name), text);
    assert.ok(text.includes('配合'), text);
  }
  await everySize(page, 'tasks by section');
  await page.getByRole('button', { name: '指标', exact: true }).click();
  const numbers = of('indicator');
  await page.getByRole('heading', { name: `${numbers.length} 项指标` }).waitFor();
  const rows = page.locator('.indicators li');
  for (const { value: number } of numbers) {
    const title = page.getByText(number.title, { exact: true });
    const text = await rows.filter({ has: title }).innerText();
    const figure = number.upper ? `${number.target}–${number.upper}` : `${number.target ?? '另行下达'}`;
    assert.ok(text.includes(figure) && text.includes(number.unit), `${text}: ${figure}`);
    if (number.soft) assert.match(text, /左右|力争/);
    assert.ok(text.includes(number.source.path), text);
    assert.ok(text.includes(value(number.task).title), text);
  }
  await everySize(page, 'numbers to reach');
});

test('a river’s page holds every fact of the table', async (t) => {
  const { page, home, all } = await hall(t);
  const value = (id) => all.find((line) => line.id === id).value;
  const rivers = all.filter((line) => line.kind === 'river');
  for (const { id, value: river } of rivers) {
    await page.goto(`${home}/rivers/${id}`);
    await page.getByRole('heading', { name: river.name, level: 1 }).waitFor();
    const file = await page.locator('.river-file').innerText();
    const { from, to, alias } = river;
    for (const words of [from, to, alias]) assert.ok(file.includes(words), `${river.name}: ${words}`);
    const units = [...river.units, river.department, ...river.flows_through];
    for (const unit of units) assert.ok(file.includes(value(unit).name), `${river.name}: ${unit}`);
    for (const { unit, title, stretch } of river.township_chiefs) {
      const post = stretch ? `${value(unit).name}（${stretch}） ${title}` : `${value(unit).name} ${title}`;
      assert.ok(file.includes(post), `${river.name}: ${post}`);
    }
    const chief = river.county_chief ? value(river.county_chief).name : '未设县级河（湖）长';
    assert.ok(file.includes(chief), river.name);
    assert.ok(file.includes(`${river.length_km ?? river.area_hm2}`), river.name);
  }
  await everySize(page, 'a river');
  // What ends in another river of the table leads there.
  const into = rivers.find((line) => rivers.some((other) => other.value.name === line.value.to));
  await page.goto(`${home}/rivers/${into.id}`);
  await page.locator('.river-course').getByRole('link', { name: into.value.to }).click();
  await page.getByRole('heading', { name: into.value.to, level: 1 }).waitFor();
  await page.locator('.river-joins').getByRole('link', { name: into.value.name }).waitFor();
});

/** A leader whose device holds everything, where there is no signal. */
async function hall(t) {
  const county = await startCounty(t);
  const signal = await gate(t, county.url);
  const person = await browser(t, await folder(t), SIZES.desktop);
  const page = await person.page();
  await login(page, signal.url, county, 'leader');
  await ready(page);
  signal.cut();
  await person.context.setOffline(true);
  const all = await (await api(county, 'office')).export();
  return { page, home: signal.url, all };
}

async function everySize(page, where) {
  for (const [name, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    await fit(page, `${where}, ${name}`);
  }
}
