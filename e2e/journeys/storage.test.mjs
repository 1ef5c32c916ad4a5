// The device's own storage: what was kept last stands at once, and whatever the disk does, nothing
// that a person saved is lost and nothing is said to be saved that is not.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import {
  SIZES,
  api,
  browser,
  folder,
  gate,
  login,
  ready,
  reportable,
  startCounty,
  until,
} from './harness.mjs';

/** Runs in the page: the name of the replica's database. */
const REPLICA = `indexedDB.databases().then((all) => all.find(({ name }) => name.startsWith('guatu-')).name)`;

/** A row of the replica's database: its bytes, or nothing. */
function stored(page, store, key) {
  return page.evaluate(
    async ([find, store, key]) => {
      const name = await (0, eval)(find);
      const asked = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await asked(indexedDB.open(name));
      const row = await asked(database.transaction(store).objectStore(store).get(key));
      database.close();
      return row ? [...row] : null;
    },
    [REPLICA, store, key],
  );
}

/** Fills in a report of progress on an open task page; it is not saved yet. */
async function fillIn(page, words) {
  await page.getByRole('button', { name: '报进展' }).click();
  await page.getByLabel('进展说明').fill(words);
}

const save = (page) => page.getByRole('button', { name: '保存', exact: true }).click();

async function openTask(page, url, task) {
  await page.goto(`${url}/tasks/${task.id}`);
  await page.getByRole('heading', { name: task.value.title, level: 1 }).waitFor();
}

test('the kept first page stands before the rest is read, with unsent work on top, and takes taps', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const signal = await gate(t, county.url);
  const profile = await folder(t);
  let phone = await browser(t, profile, SIZES.phone);
  let page = await phone.page();
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  const kept = () => stored(page, 'meta', 4);
  await until('the first page is kept', kept);
  signal.cut();
  await phone.context.setOffline(true);
  // A report without a network, on a task that is on the kept page.
  let title;
  for (let place = 0; !title; place += 1) {
    await page.locator('.task-row').nth(place).click();
    const heading = page.locator('#main h1').filter({ hasNotText: '待办' });
    await heading.waitFor();
    if (await page.getByRole('button', { name: '报进展' }).count()) title = await heading.innerText();
    else await page.getByRole('link', { name: '待办' }).first().click();
  }
  await fillIn(page, '只在本机的进展');
  await save(page);
  await page.getByText('已保存在本机').first().waitFor();
  await page.getByRole('link', { name: '待办' }).first().click();
  await page.locator('.task-row').first().waitFor();
  await phone.kill();

  phone = await browser(t, profile, SIZES.phone);
  page = await phone.page();
  await phone.context.setOffline(true);
  await page.addInitScript(() => {
    // Whatever is read after the first page takes its time, as on an old phone.
    const get = IDBObjectStore.prototype.get;
    IDBObjectStore.prototype.get = function (...key) {
      const request = get.apply(this, key);
      if (this.name === 'chunk') {
        request.addEventListener('success', () => {
          const until = performance.now() + 400;
          while (performance.now() < until);
        });
      }
      return request;
    };
    window.seen = [];
    const look = () => {
      const rows = [...document.querySelectorAll('.task-row')].map((row) => row.innerText);
      if (!rows.length) return;
      const line = document.querySelector('.outbox-line')?.innerText ?? '';
      const groups = [...document.querySelectorAll('.group-name .num')].map((count) => count.innerText);
      const page = { rows, line, groups, opening: document.body.innerText.includes('正在打开本机数据') };
      if (JSON.stringify(page) !== JSON.stringify(window.seen.at(-1))) window.seen.push(page);
    };
    document.addEventListener('DOMContentLoaded', () => {
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  });
  await page.goto(signal.url);
  await page.getByRole('link', { name: /离线/ }).first().waitFor();
  const seen = await page.evaluate(() => window.seen);
  const [first, last] = [seen.find((page) => page.opening), seen.at(-1)];
  assert.ok(first, 'rows stood while the rest was being read');
  assert.equal(last.opening, false);
  const screen = (page) => page.rows.slice(0, 6);
  assert.deepEqual(screen(first), screen(last), 'nothing changes when the rest is there');
  assert.deepEqual(first.groups.slice(0, 1), last.groups.slice(0, 1));
  assert.match(first.line, /1/, 'the unsent report counts');
  assert.equal(first.line, last.line);
  const row = (page) => page.rows.find((row) => row.includes(title));
  assert.match(row(first) ?? '', /待送/, 'the report is on top');

  // A tap on the kept page leads where it should.
  await page.addInitScript(() => {
    const tap = () => document.querySelector('.task-row')?.click() ?? requestAnimationFrame(tap);
    document.addEventListener('DOMContentLoaded', tap);
  });
  await page.reload();
  await page.locator('#main h1').filter({ hasNotText: '待办' }).waitFor();
  assert.match(new URL(page.url()).pathname, /^\/tasks\//);
});

test('a kept first page with nothing unsent on it stands before the rules are there', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const profile = await folder(t);
  let phone = await browser(t, profile, SIZES.phone);
  let page = await phone.page();
  await login(page, county.url, county, 'clerk');
  await ready(page);
  await until('the first page is kept', () => stored(page, 'meta', 4));
  await phone.kill();

  phone = await browser(t, profile, SIZES.phone);
  page = await phone.page();
  await page.addInitScript(() => {
    const { fetch } = window;
    const wanted = new Promise((come) => {
      window.letThemCome = come;
    });
    window.fetch = async (what, ...how) => {
      if (String(what?.url ?? what).includes('/assets/part-workings-')) {
        window.askedForThem = true;
        await wanted;
      }
      return fetch(what, ...how);
    };
  });
  await page.goto(county.url);
  await page.locator('.task-row').first().waitFor();
  await page.waitForFunction(() => window.askedForThem);
  await page.getByText('正在打开本机数据').first().waitFor();
  const rows = await page.locator('.task-row').allInnerTexts();
  await page.evaluate(() => window.letThemCome());
  await page.getByRole('link', { name: /已同步/ }).first().waitFor();
  
  assert.deepEqual((await page.locator('.task-row').allInnerTexts()).slice(0, 6), rows.slice(0, 6));
});

test('a full disk: nothing is called saved, the words stay, a file takes them, and later it works', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await page.addInitScript(() => {
    // Chromium asks for the quota only now and then: a test cannot wait for it.
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...row) {
      if (window.isFull) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, row);
    };
  });
  await login(page, county.url, county, 'clerk');
  await ready(page);
  const task = await reportable(county);
  await openTask(page, county.url, task);
  const words = `存不下的进展 ${'满'.repeat(900)}`;
  await fillIn(page, words);
  await page.evaluate(() => (window.isFull = true));
  await save(page);
  await page.getByText('没有保存').first().waitFor();
  assert.equal(await page.getByLabel('进展说明').inputValue(), words);
  assert.equal(await page.getByRole('dialog').isVisible(), true, 'the form stays open');
  assert.equal(await page.locator('.toast').count(), 0, 'nothing is called saved');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成文件' }).click();
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  assert.equal(file.format, 'guatu-unsaved');
  assert.equal(file.act.report_progress.words, words);
  await page.getByText('本机存储空间已满').first().waitFor();
  await page.evaluate(() => (window.isFull = false));
  await save(page);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByText(/回执 第 \d+ 号/).first().waitFor();
});

test('site data cleared under the open app: what was unsent is still here and still goes', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const signal = await gate(t, county.url);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  const task = await reportable(county);
  await openTask(page, signal.url, task);
  signal.cut();
  await phone.context.setOffline(true);
  const words = `清除之前保存的进展 ${Date.now()}`;
  await fillIn(page, words);
  await save(page);
  await page.getByText('已保存在本机').first().waitFor();
  // Another page of the same site deletes the database.
  await page.evaluate(
    async (find) => {
      const name = await (0, eval)(find);
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = reject;
      });
    },
    REPLICA,
  );
  const more = '清除之后填的进展';
  await fillIn(page, more);
  await save(page);
  await page.getByText('没有保存').first().waitFor();
  assert.equal(await page.getByLabel('进展说明').inputValue(), more, 'the words stay');
  await page.getByText('本机数据已被清除').first().waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
  await page.getByText(words).first().waitFor();
  signal.restore();
  await phone.context.setOffline(false);
  await until('the server has the report', async () => {
    const lines = await (await api(county, 'office')).export();
    return lines.some((line) => line.kind === 'report' && line.value.words === words);
  });
});

test('an older version that holds the storage is named, and once it is closed all is well', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const phone = await browser(t, await folder(t), SIZES.phone);
  const old = await phone.page();
  await old.goto(`${county.url}/old.js`);
  await old.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('guatu', 1);
        // Held open, as by a program that does not make way.
        request.onsuccess = () => resolve((window.held = request.result).name);
        request.onupgradeneeded = () => request.result.createObjectStore('meta');
        request.onerror = reject;
      }),
  );
  const page = await phone.page();
  await page.goto(county.url);
  await page.getByText('另一个窗口还开着旧版本').waitFor();
  await old.close();
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByLabel('账号').waitFor();
});

test('without storage the app says so in a sentence that helps', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await page.goto(county.url);
  await page.locator('main.alone').waitFor();
  assert.match(await page.locator('main.alone').innerText(), /浏览器没有开放本机存储/);
});

test('an unsent row that cannot be read is kept, counted, and in the export', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, county.url, county, 'clerk');
  await ready(page);
  await page.evaluate(
    async (find) => {
      const name = await (0, eval)(find);
      const database = await new Promise((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      const writing = database.transaction('outbox', 'readwrite');
      writing.objectStore('outbox').put(new Uint8Array([255, 255, 7]), 900);
      await new Promise((resolve) => (writing.oncomplete = resolve));
      database.close();
    },
    REPLICA,
  );
  await page.goto(`${county.url}/delivery`);
  await page.getByText('另有 1 条读不出来，已原样留在本机').waitFor();
  assert.deepEqual(await stored(page, 'outbox', 900), [255, 255, 7], 'never deleted');
});
