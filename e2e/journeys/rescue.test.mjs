// A phone that cannot deliver gives its unsent work as one file, without a network; the file is brought
// in elsewhere, and everything in it is recorded once, whatever the phone does later.

import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import {
  SIZES,
  api,
  browser,
  fit,
  folder,
  gate,
  login,
  picture,
  ready,
  reportable,
  startCounty,
  until,
} from './harness.mjs';

const pictures = process.env.GUATU_PICTURES;

async function shown(page, name) {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await picture(page, join(pictures, `rescue-${name}.png`));
}

/** A clerk's phone with these reports on a task, made after the network went. */
async function silentPhone(t, county, reports) {
  const signal = await gate(t, county.url);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  const task = await reportable(county);
  await page.goto(`${signal.url}/tasks/${task.id}`);
  await page.getByRole('heading', { name: task.value.title, level: 1 }).waitFor();
  // The service worker fetches what was not loaded yet, for offline use.
  await page.evaluate(() => navigator.serviceWorker.ready);
  signal.cut();
  await phone.context.setOffline(true);
  for (const words of reports) {
    await page.getByRole('button', { name: '报进展' }).click();
    await page.getByLabel('进展说明').fill(words);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText(words).first().waitFor();
  }
  const online = async () => {
    signal.restore();
    await phone.context.setOffline(false);
  };
  return { phone, page, task, url: signal.url, online };
}

/** Presses the button that saves the file, and gives where it lies. */
async function save(t, { phone, page }) {
  const downloads = await folder(t);
  const session = await phone.context.newCDPSession(page);
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  await page.getByRole('button', { name: '导出应急包' }).click();
  await page.getByText('已保存到下载').waitFor();
  const name = await until('the file among the downloads', async () =>
    (await readdir(downloads)).find((name) => name.endsWith('.zip')),
  );
  return join(downloads, name);
}

/** Somebody at a desk chooses the file. */
async function choose(t, county, name, file) {
  const desk = await browser(t, await folder(t), SIZES.desktop);
  const page = await desk.page();
  await login(page, county.url, county, name);
  await ready(page);
  await page.goto(`${county.url}/delivery`);
  await page.getByRole('link', { name: '应急包' }).click();
  await page.getByRole('heading', { name: '应急包', level: 1 }).waitFor();
  await page.locator('input[type=file]').setInputFiles(file);
  return page;
}

async function recorded(county, words) {
  const all = await (await api(county, 'office')).export();
  return all.filter((line) => line.kind === 'report' && line.value.words === words);
}

async function brought(county) {
  const rows = await (await api(county, 'auditor')).log();
  return rows.filter((row) => row.header.act === 'brought_in');
}

test('one’s own work, brought in on another device, is delivered once', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const reports = ['手机卡坏了时填的进展一', '手机卡坏了时填的进展二'];
  const silent = await silentPhone(t, county, reports);
  const { page } = silent;
  await page.goto(`${silent.url}/delivery`);
  await page.getByRole('link', { name: '应急包' }).click();
  await page.getByText('待送 2 条').waitFor();
  await fit(page, 'the file’s page, offline on a phone');
  const file = await save(t, silent);
  await shown(page, 'out-phone');
  assert.match(file, /clerk.*\.zip$/);

  const desk = await choose(t, county, 'clerk', file);
  for (const words of reports) await desk.getByText(words).waitFor();
  assert.equal(await desk.getByText('县里没有，可导入').count(), 2);
  await desk.getByText('这是你自己填写的内容').waitFor();
  await fit(desk, 'the file’s page with a file');
  await desk.getByRole('button', { name: '确认导入 2 条' }).click();
  await desk.getByText('已登记 2 条').waitFor();
  assert.equal(await desk.getByText(/已登记，回执 第 \d+ 号/).count(), 2);
  for (const words of reports) assert.equal((await recorded(county, words)).length, 1, words);

  await silent.online();
  await page.goto(`${silent.url}/delivery`);
  await page.getByText('都已送达').waitFor();
  for (const words of reports) assert.equal((await recorded(county, words)).length, 1, words);
  const rows = await brought(county);
  assert.equal(rows.length, 1);
  assert.equal(rows[0].payload.count, 2);

  // Once more, to see that nothing is left to do.
  await desk.locator('input[type=file]').setInputFiles(file);
  await desk.getByText('没有需要导入的内容').waitFor();
  assert.equal(await desk.getByText(/县里已有，回执 第 \d+ 号/).count(), 2);
});

test('the office hands it in for somebody else, and everybody sees that', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const words = '请办公室代交的进展';
  const silent = await silentPhone(t, county, [words]);
  await silent.page.goto(`${silent.url}/rescue`);
  const file = await save(t, silent);

  const desk = await choose(t, county, 'office', file);
  await desk.getByText(/由你代交/).first().waitFor();
  await shown(desk, 'into-desktop');
  await desk.setViewportSize(SIZES.phone);
  await fit(desk, 'handing in on a phone');
  await shown(desk, 'into-phone');
  await desk.setViewportSize(SIZES.desktop);
  await desk.getByRole('button', { name: '确认导入 1 条' }).click();
  await desk.getByText('已登记 1 条').waitFor();
  await shown(desk, 'done-desktop');

  await desk.goto(`${county.url}/tasks/${silent.task.id}`);
  await desk.getByText(words).first().waitFor();
  await desk.getByText(/代交）/).first().waitFor();
  await shown(desk, 'history-desktop');
  const [report] = await recorded(county, words);
  const { created } = report.value.meta;
  assert.equal(created.by, (await api(county, 'clerk')).me().actor);
  assert.equal(created.brought, (await api(county, 'office')).me().actor);

  await silent.online();
  await silent.page.goto(`${silent.url}/tasks/${silent.task.id}`);
  await silent.page.getByText(/代交）/).first().waitFor();
  await silent.page.goto(`${silent.url}/delivery`);
  await silent.page.getByText('都已送达').waitFor();
  assert.equal((await recorded(county, words)).length, 1);
});

test('without a session the file still comes out, for the person alone', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const words = '退出登录以后才导出的进展';
  const silent = await silentPhone(t, county, [words]);
  const { page } = silent;
  await page.evaluate(
    () =>
      new Promise((done, fail) => {
        const opening = indexedDB.open('guatu');
        opening.onerror = fail;
        opening.onsuccess = () => {
          const work = opening.result.transaction('meta', 'readwrite');
          work.objectStore('meta').delete(0);
          work.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
  );
  await page.goto(silent.url);
  await page.getByLabel('账号').waitFor();
  await page.getByRole('link', { name: '应急包' }).click();
  await page.getByText('待送 1 条').waitFor();
  await page.getByText('只能由本人登录后导入').waitFor();
  await page.getByText('登录后才能导入').waitFor();
  await fit(page, 'the file’s page before the login');
  await shown(page, 'logged-out-phone');
  const file = await save(t, silent);
  assert.match(file, /clerk/);

  const office = await choose(t, county, 'office', file);
  await office.getByText(/没有验证码.*本人登录后导入/).waitFor();
  assert.equal(await office.getByRole('button', { name: /确认导入/ }).count(), 0);
  assert.equal((await recorded(county, words)).length, 0);

  const own = await choose(t, county, 'clerk', file);
  await own.getByRole('button', { name: '确认导入 1 条' }).click();
  await own.getByText('已登记 1 条').waitFor();
  assert.equal((await recorded(county, words)).length, 1);
});

test('a damaged file says what is wrong, and nothing is brought in', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const silent = await silentPhone(t, county, ['不会丢的进展']);
  await silent.page.goto(`${silent.url}/rescue`);
  const whole = await readFile(await save(t, silent));
  const broken = join(await folder(t), '断了的.zip');
  await writeFile(broken, whole.subarray(0, whole.length / 2));
  const desk = await choose(t, county, 'clerk', broken);
  await desk.getByText('文件没有传完整').waitFor();
  await shown(desk, 'damaged-desktop');
  // What unpacks in spite of a changed byte does not have the sums of the manifest.
  const at = whole.indexOf('files');
  assert.equal(at, -1, 'there are no files to attach yet');
  await desk.locator('input[type=file]').setInputFiles({
    name: 'x.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK\x05\x06' + '\0'.repeat(18), 'latin1'),
  });
  await desk.getByText('不是挂图的应急包').waitFor();
  assert.equal((await recorded(county, '不会丢的进展')).length, 0);
});
