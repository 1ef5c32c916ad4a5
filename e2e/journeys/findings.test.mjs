// Findings from the field to the ledger: an inspector registers one where there is no signal, the
// office places and plans it, the unit puts it right and may not judge itself, the inspector accepts
// and strikes it off, and it is opened again with all of its history.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, fit, folder, gate, login, ready, startCounty, until } from './harness.mjs';

test('a finding goes its whole way, and whoever puts it right does not judge it', async (t) => {
  const county = await startCounty(t);
  const office = await api(county, 'office');
  const all = await office.export();
  const named = (kind, name) =>
    all.find((line) => line.kind === kind && (line.value.name ?? line.value.title) === name);
  const commerce = named('unit', '工业信息化和商务局');
  const emergency = named('unit', '应急管理局');
  const field = all.find((line) => line.kind === 'field' && line.value.no === 6);
  const title = `后厨燃气报警器未接电 ${Date.now()}`;

  // Offline, on a phone: from the tab to a saved finding.
  const signal = await gate(t, county.url);
  const inspector = await person(t, signal.url, county, 'inspector', SIZES.phone);
  signal.cut();
  await inspector.context.setOffline(true);
  let taps = 0;
  const tap = async (target) => {
    taps += 1;
    await target.click();
  };
  await tap(inspector.page.getByRole('link', { name: '登记', exact: true }));
  await inspector.page.getByRole('heading', { name: '登记问题', level: 1 }).waitFor();
  await fit(inspector.page, 'the form of a new finding');
  await tap(inspector.page.getByLabel('问题（一句话）'));
  await inspector.page.keyboard.type(title);
  await tap(inspector.page.getByRole('textbox', { name: '检查对象' }));
  await inspector.page.keyboard.type('某餐饮店');
  await tap(inspector.page.getByRole('button', { name: '登记', exact: true }));
  await inspector.page.getByRole('heading', { name: title, level: 1 }).waitFor();
  assert.ok(taps <= 6, `${taps} taps`);
  await inspector.page.getByText('未编号').waitFor();
  await inspector.page.getByText('待送').first().waitFor();
  const address = new URL(inspector.page.url()).pathname;
  const id = address.split('/').pop();

  // What one looked at last is known the next time.
  await inspector.page.getByRole('link', { name: '登记', exact: true }).click();
  await until('the last place is filled in', async () =>
    (await inspector.page.getByRole('textbox', { name: '检查对象' }).inputValue()) === '某餐饮店');
  await inspector.page.goto(`${signal.url}${address}`);

  signal.restore();
  await inspector.context.setOffline(false);
  await inspector.page.getByText(/^编号 \d+$/).waitFor();
  const value = async () => (await office.export()).find((line) => line.id === id).value;
  assert.equal((await value()).found_by, emergency.id);

  // The office says where it falls to, and settles all five; what is missing is named.
  const clerk = await person(t, county.url, county, 'office', SIZES.desktop);
  const desk = clerk.page;
  await desk.goto(`${county.url}${address}`);
  await desk.getByRole('button', { name: '认领、分派' }).click();
  const place = desk.getByRole('dialog', { name: '认领、分派' });
  await place.getByLabel('领域（河湖）').selectOption(field.id);
  await place.getByRole('button', { name: '保存', exact: true }).click();
  await desk.locator(`.kicker a[href="/fields/${field.id}"]`).waitFor();
  await desk.getByRole('button', { name: '定措施（五定）' }).click();
  const plan = desk.getByRole('dialog', { name: '定措施（五定）' });
  await plan.getByText('还缺：责任单位、负责人、完成时限、成果绩效').waitFor();
  await plan.getByRole('combobox', { name: '责任单位' }).fill('工业信息化');
  await desk.getByRole('option', { name: /工业信息化和商务局/ }).first().click();
  await plan.getByLabel('或写负责人姓名').fill('店主');
  await plan.getByLabel('成果绩效').fill('报警器接电并试验合格');
  await plan.getByRole('button', { name: '定措施（五定）' }).click();
  await plan.getByText('还缺：完成时限').waitFor();
  await plan.getByLabel('完成时限').fill('2022-10-28');
  await plan.getByRole('button', { name: '定措施（五定）' }).click();
  await desk.getByText('已定措施').first().waitFor();
  await until('the plan is in', async () => (await value()).plan?.unit === commerce.id);
  assert.deepEqual((await value()).plan.assessor, { unit: emergency.id });

  // The unit finds it on My work, puts it right, submits it, and is told why it may not accept it.
  const unit = await person(t, county.url, county, 'clerk', SIZES.tablet);
  await unit.page.getByText('待你单位整改').first().waitFor();
  await unit.page.getByRole('link', { name: new RegExp(title) }).first().click();
  await unit.page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await act(unit.page, '报整改', '整改情况', '已接电，更换探头');
  await unit.page.getByText('整改中').first().waitFor();
  await act(unit.page, '提交验收', '整改成果', '试验两次，均正常报警');
  await unit.page.getByText('不能自己核查、验收、销号').waitFor();
  assert.equal(await unit.page.getByRole('button', { name: '验收通过' }).count(), 0);
  const refused = await tried(county, 'clerk', id);
  assert.match(refused, /denied/);
  await fit(unit.page, 'a submitted finding');

  // The inspector accepts it, all three being so, and strikes it off.
  await inspector.page.goto(`${signal.url}/`);
  await inspector.page.getByText('待你验收').first().waitFor();
  await inspector.page.getByRole('link', { name: new RegExp(title) }).first().click();
  await inspector.page.getByRole('button', { name: '验收通过' }).click();
  const accept = inspector.page.getByRole('dialog', { name: '验收通过' });
  await accept.getByLabel('措施到位').check();
  await accept.getByLabel('问题解决').check();
  await accept.getByRole('button', { name: '验收通过' }).click();
  await accept.getByText('三项都要确认才能通过验收').waitFor();
  await accept.getByLabel('责任落实').check();
  await accept.getByRole('button', { name: '验收通过' }).click();
  await inspector.page.getByText('已验收').first().waitFor();
  await inspector.page.getByRole('button', { name: '销号' }).click();
  const close = inspector.page.getByRole('dialog', { name: '销号' });
  await close.getByRole('button', { name: '销号' }).click();
  await inspector.page.getByText('已销号').first().waitFor();
  await until('it is struck off', async () => (await value()).status === 'closed');

  // It does not hold: open again, the plan that was and every step kept.
  await act(inspector.page, '重新打开', '重新打开的原因', '复查时报警器又被拔掉');
  await inspector.page.getByText('此前的措施（1）').waitFor();
  const last = await until('it is open again', async () => {
    const now = await value();
    return now.status === 'reopened' && now;
  });
  assert.equal(last.plan, null);
  assert.equal(last.earlier_plans[0].outcome, '报警器接电并试验合格');
  assert.deepEqual(
    last.steps.map((step) => step.kind),
    ['registered', 'placed', 'planned', 'rectified', 'submitted', 'accepted', 'closed', 'reopened'],
  );

  // Lists and ledger of the same record, at every size.
  await desk.goto(`${county.url}/fields/${field.id}`);
  await desk.getByRole('link', { name: new RegExp(title) }).first().waitFor();
  await fit(desk, 'a field with findings');
  await desk.getByRole('link', { name: '清单和台账' }).click();
  await desk.getByRole('link', { name: new RegExp(title) }).first().waitFor();
  for (const [name, size] of Object.entries(SIZES)) {
    await desk.setViewportSize(size);
    await fit(desk, `the list of findings, ${name}`);
  }
  await desk.setViewportSize(SIZES.desktop);
  for (const list of ['问题清单', '台账']) {
    await desk.getByRole('button', { name: list }).click();
    const row = desk.locator('tr', { hasText: title });
    await row.waitFor();
    assert.match(await row.innerText(), /重新打开/);
  }
  await fit(desk, 'the ledger');
  assert.equal(new URL(desk.url()).searchParams.get('view'), 'ledger');
});

/** Somebody at work on a device of their own. */
async function person(t, url, county, name, size) {
  const device = await browser(t, await folder(t), size);
  const page = await device.page();
  await login(page, url, county, name);
  await ready(page);
  return { page, context: device.context };
}

/** Opens a form by its name, says something in it and saves it. */
async function act(page, form, label, words) {
  await page.getByRole('button', { name: form }).click();
  const sheet = page.getByRole('dialog', { name: form });
  await sheet.getByLabel(label).fill(words);
  await sheet.getByRole('button', { name: form }).click();
}

/** What the server says to somebody who accepts what their own unit put right. */
async function tried(county, name, finding) {
  const own = await api(county, name);
  const assurance = { measures: true, problem: true, responsibility: true };
  const mutation = { accept_finding: { finding, assurance, words: '' } };
  return own.act(mutation).then(
    () => assert.fail('it was accepted'),
    (error) => error.message,
  );
}
