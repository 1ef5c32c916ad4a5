// The wall of the real county, drawn in a second browser with the network off after one sync.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, fit, folder, gate, login, ready, startCounty } from './harness.mjs';

test('the wall drawn offline equals the export', async (t) => {
  const county = await startCounty(t);
  const signal = await gate(t, county.url);
  const leader = await browser(t, await folder(t), SIZES.desktop);
  const page = await leader.page();
  await login(page, signal.url, county, 'leader');
  await ready(page);
  signal.cut();
  await leader.context.setOffline(true);

  const all = await (await api(county, 'office')).export();
  const name = (id) => all.find((line) => line.id === id).value.name;
  const programme = all.find((line) => line.kind === 'programme' && line.value.kind === 'chain');
  const chains = all.filter((line) => line.kind === 'chain');
  assert.equal(chains.length, 17);

  await page.goto(`${signal.url}/boards/${programme.id}`);
  await page.getByRole('heading', { name: programme.value.title, level: 1 }).waitFor();
  await page.getByText('同党办发〔2022〕57号').first().waitFor();
  for (const { id, value } of chains) {
    const tile = page.locator(`a[href="/chains/${id}"]`);
    await tile.waitFor();
    const text = await tile.innerText();
    assert.ok(text.includes(value.name.replace(/产业链$/, '')), text);
    for (const chief of value.chiefs) assert.ok(text.includes(name(chief)), text);
    for (const unit of value.lead_units) {
      const { name: full, aliases } = all.find((line) => line.id === unit).value;
      assert.ok([full, ...aliases].some((called) => text.includes(called)), `${text}: ${full}`);
    }
  }
  for (const [name, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    await fit(page, `the real wall, ${name}`);
  }
  for (const { id, value } of chains) {
    await page.goto(`${signal.url}/chains/${id}`);
    await page.getByRole('heading', { name: value.name, level: 1 }).waitFor();
    for (const unit of [...value.lead_units, ...value.support_units]) {
      const { name: full, aliases } = all.find((line) => line.id === unit).value;
      const main = await page.locator('main').innerText();
      assert.ok([full, ...aliases].some((called) => main.includes(called)), `${value.name}: ${full}`);
    }
    await fit(page, value.name);
  }
});
