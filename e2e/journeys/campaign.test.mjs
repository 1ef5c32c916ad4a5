// The campaign of the real county: its wall drawn with the network off equals the export, every
// township has its own board, and a task is made under a field where there is no signal.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, fit, folder, gate, login, ready, startCounty, until } from './harness.mjs';

test('the campaign wall drawn offline equals the export', async (t) => {
  const county = await startCounty(t);
  const all = await (await api(county, 'office')).export();
  const value = (id) => all.find((line) => line.id === id).value;
  const programme = all.find((line) => line.kind === 'programme' && line.value.kind === 'campaign');
  const of = (kind) =>
    all.filter((line) => line.kind === kind && line.value.programme === programme.id);
  const fields = of('field');
  const measures = of('task').filter((line) => line.value.parent?.kind === 'field');
  const phases = of('phase');
  assert.deepEqual([fields.length, measures.length, phases.length], [15, 41, 3]);
  const { page, home } = await hall(t, county, 'leader');

  await page.goto(`${home}/boards`);
  await page.locator(`a[href="/boards/${programme.id}"]`, { hasText: '15 个领域' }).waitFor();
  const wall = `${home}/boards/${programme.id}`;
  await page.goto(wall);
  await page.getByRole('heading', { name: programme.value.title, level: 1 }).waitFor();
  for (const phase of phases) {
    await page.getByRole('heading', { name: phase.value.title, level: 3 }).waitFor();
  }
  await page.getByText('第 20 天，共 31 天').waitFor();
  const now = page.locator('[aria-current="step"]');
  assert.match(await now.innerText(), /集中督查检查阶段/);
  await page.getByRole('button', { name: '各阶段成果和日期依据' }).click();
  for (const { value: phase } of phases) {
    await page.getByText(phase.note).waitFor();
    for (const deliverable of phase.deliverables) await page.getByText(deliverable).waitFor();
  }
  for (const { id, value: field } of fields) {
    const text = await page.locator(`a[href="/fields/${id}"]`).innerText();
    assert.ok(text.includes(field.title.replace(/领域$/, '')), text);
    for (const leader of field.leaders) assert.ok(text.includes(value(leader).name), text);
    const [first, ...others] = field.lead_units;
    assert.ok(text.includes(value(first).name), text);
    if (others.length) assert.ok(text.includes(`等 ${field.lead_units.length} 个`), text);
    const own = measures.filter((line) => line.value.parent.id === id).length;
    assert.ok(text.includes(own ? `0/${own} 办结` : '文件未编列措施'), text);
  }
  await everySize(page, 'the campaign wall');

  await page.setViewportSize(SIZES.desktop);
  for (const { id, value: field } of fields) {
    await page.goto(`${home}/fields/${id}`);
    await page.getByRole('heading', { name: field.title, level: 1 }).waitFor();
    const main = await page.locator('main').innerText();
    for (const leader of field.leaders) assert.ok(main.includes(value(leader).name), field.title);
    for (const unit of field.lead_units) assert.ok(main.includes(value(unit).name), field.title);
    assert.ok(main.includes(field.statement), field.title);
    for (const measure of measures.filter((line) => line.value.parent.id === id)) {
      await page.locator(`a[href="/tasks/${measure.id}"]`).first().waitFor();
    }
    await fit(page, field.title);
  }
  for (const { value: number } of of('indicator')) {
    const field = fields.find((line) => line.value.source.path === number.source.path)
      ?? fields.find((line) => line.id === value(number.task).parent.id);
    await page.goto(`${home}/fields/${field.id}`);
    const row = page.locator('.indicators li', { hasText: number.title });
    assert.match(await row.innerText(), new RegExp(`达到\\s*${number.target} ${number.unit}`));
  }
});

test('every township and lead department has its board, in an address that can be passed on', async (t) => {
  const county = await startCounty(t);
  const all = await (await api(county, 'office')).export();
  const programme = all.find((line) => line.kind === 'programme' && line.value.kind === 'campaign');
  const fields = all.filter((line) => line.kind === 'field');
  const { page, home } = await hall(t, county, 'office');
  await page.goto(`${home}/boards/${programme.id}`);
  const whose = page.getByRole('combobox', { name: '看哪个单位的看板' });
  await whose.waitFor();
  const offered = await whose.locator('option').evaluateAll((options) =>
    options.map((option) => option.value).filter(Boolean),
  );
  const leading = new Set(fields.flatMap((line) => line.value.lead_units));
  assert.deepEqual(new Set(offered), leading);
  const shown = () => page.locator('a.tile').count();
  for (const name of ['石狮开发区', '自然资源局']) {
    const unit = all.find((line) => line.kind === 'unit' && line.value.name === name).id;
    const expected = fields.filter((line) => line.value.lead_units.includes(unit)).length;
    assert.ok(expected > 0 && expected < fields.length, name);
    await whose.selectOption(unit);
    await until(`the board of ${name}`, async () => (await shown()) === expected);
    assert.equal(new URL(page.url()).searchParams.get('unit'), unit);
    await page.goto(page.url());
    await page.getByText(`${name}的子看板`).waitFor();
    assert.equal(await shown(), expected);
    assert.equal(await whose.inputValue(), unit);
  }
  await everySize(page, 'a sub-board');
  await whose.selectOption('');
  await until('everything again', async () => (await shown()) === fields.length);
});

test('a task made under a field and a remark on a river go out once there is a network', async (t) => {
  const county = await startCounty(t);
  const office = await api(county, 'office');
  const all = await office.export();
  const field = all.find((line) => line.kind === 'field' && line.value.no === 6);
  const river = all.find((line) => line.kind === 'river' && line.value.no === 1);
  const { page, home, signal, context } = await hall(t, county, 'office', SIZES.phone);
  await page.goto(`${home}/fields/${field.id}`);
  await page.getByRole('heading', { name: field.value.title, level: 1 }).waitFor();
  const title = `餐饮场所燃气排查 ${Date.now()}`;
  await page.getByRole('button', { name: '新建任务' }).click();
  const sheet = page.getByRole('dialog', { name: '新建任务' });
  await sheet.getByLabel('标题').fill(title);
  await sheet.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('link', { name: new RegExp(title) }).first().click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await page.locator(`.kicker a[href="/fields/${field.id}"]`).click();
  await page.getByRole('heading', { name: field.value.title, level: 1 }).waitFor();

  await page.goto(`${home}/rivers/${river.id}`);
  await page.getByRole('heading', { name: river.value.name, level: 1 }).waitFor();
  const words = `界桩要补一根 ${Date.now()}`;
  await page.getByRole('button', { name: '留言', exact: true }).click();
  const remark = page.getByRole('dialog', { name: '留言' });
  await remark.getByRole('textbox').fill(words);
  await remark.getByRole('button', { name: '留言', exact: true }).click();
  await page.getByText(words).first().waitFor();

  const made = async () =>
    (await office.export()).find((line) => line.kind === 'task' && line.value.title === title);
  const said = async () =>
    (await office.export()).find((line) => line.kind === 'comment' && line.value.words === words);
  assert.equal(await made(), undefined);
  signal.restore();
  await context.setOffline(false);
  const { value: task } = await until('the task is in', made);
  assert.deepEqual(task.parent, { kind: 'field', id: field.id });
  assert.deepEqual(task.charge, { field: field.id });
  assert.equal((await until('the remark is in', said)).value.on, river.id);
});

/** Somebody whose device holds everything, where there is no signal. */
async function hall(t, county, name, size = SIZES.desktop) {
  const signal = await gate(t, county.url);
  const person = await browser(t, await folder(t), size);
  const page = await person.page();
  await login(page, signal.url, county, name);
  await ready(page);
  signal.cut();
  await person.context.setOffline(true);
  return { page, home: signal.url, signal, context: person.context };
}

async function everySize(page, where) {
  for (const [name, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    await fit(page, `${where}, ${name}`);
  }
}
