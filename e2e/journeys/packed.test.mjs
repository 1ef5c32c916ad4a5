// What the phone sends is packed where that pays, and the server takes it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, folder, login, ready, reportable, startCounty, until } from './harness.mjs';

test('a long report goes out packed and arrives whole', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, county.url, county, 'clerk');
  await ready(page);
  const syncs = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/v1/sync')) {
      syncs.push({ encoding: request.headers()['content-encoding'], body: request.postDataBuffer() });
    }
  });
  const task = await reportable(county);
  await page.goto(`${county.url}/tasks/${task.id}`);
  await page.getByRole('heading', { name: task.value.title, level: 1 }).waitFor();
  const words = `已会同有关单位研究，下一步抓紧推进。${Date.now()}。`.repeat(40);
  await page.getByRole('button', { name: '报进展' }).click();
  await page.getByLabel('进展说明').fill(words);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const clerk = await api(county, 'clerk');
  await until('the report is in the county', async () => {
    const all = await clerk.export();
    return all.some((line) => line.kind === 'report' && line.value.words === words);
  });
  const packed = syncs.filter((sync) => sync.encoding === 'gzip');
  assert.ok(packed.length > 0, 'the report was sent packed');
  assert.ok(syncs.some((sync) => sync.encoding === undefined), 'a short request is sent as it is');
  for (const { body } of packed) {
    // Chromium does not always show the bytes of a body; where it does, they are gzip and few.
    if (body) {
      assert.deepEqual([...body.subarray(0, 2)], [0x1f, 0x8b]);
      assert.ok(body.length < new TextEncoder().encode(words).length / 2);
    }
  }
});
