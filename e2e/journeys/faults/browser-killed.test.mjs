// Chromium is killed as a battery kills it: while work goes out, while a county comes in, and while
// the disk is put in order.

import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { test } from 'node:test';

import { SIZES, api, browser, folder, login, ready, startCounty, until } from '../harness.mjs';
import { ROUNDS, chance } from './chance.mjs';
import { hand, held, openTask, same, synced, tasks } from './hand.mjs';
import { ledger, table } from './ledger.mjs';
import { way } from './way.mjs';

const STAGES = ['asked', 'passed', 'answered'];

/** A clerk's phone on this profile, with the hand on its page. */
async function phone(t, profile, list) {
  const device = await browser(t, profile, SIZES.phone);
  const page = await device.page();
  return { ...device, page, hand: await hand(page, list) };
}

test('killed while work goes out: everything said to be saved is delivered once', async (t) => {
  const dice = chance(t);
  const list = ledger(t, '送出时断电', dice.seed);
  const county = await startCounty(t, { sample: 340 });
  const signal = await way(t, county.url);
  const office = await api(county, 'office');
  const open = await tasks(county);
  const profile = await folder(t);
  let device = await phone(t, profile, list);
  await login(device.page, signal.url, county, 'clerk');
  await ready(device.page);
  const killed = { 'while saving': 0, asked: 0, passed: 0, answered: 0 };
  const kills = Array.from({ length: ROUNDS }, () => ['while saving', ...STAGES]).flat();
  for (const stage of dice.shuffled(kills)) {
    const task = dice.pick(open);
    await openTask(device.page, signal.url, task);
    signal.cut();
    await device.context.setOffline(true);
    await device.hand.work(8);
    // Meanwhile others write, too: what goes out brings something in.
    for (let turn = 0; turn < 3; turn += 1) {
      await office.act({ add_comment: { id: anyId(), on: task.id, words: '办公室的话' } });
    }
    signal.restore();
    // While more is being saved, or as the exchange is under way.
    const reached = stage === 'while saving' ? dice.moment(100) : signal.next(stage);
    const dead = reached.then(() => dice.moment(stage === 'while saving' ? 500 : 40)).then(device.kill);
    device.context.setOffline(false).catch(gone);
    const more = device.hand.work(stage === 'while saving' ? 30 : 3);
    more.catch(gone);
    await dead;
    killed[stage] += 1;
    device = await phone(t, profile, list);
  }
  await device.page.goto(signal.url);
  await synced(device.page);
  await list.settle(county);
  await same(device.page, signal.url, county, 'clerk');
  table(t, killed);
});

test('killed while a county comes in: it goes on from where it was and misses nothing', async (t) => {
  const dice = chance(t);
  const list = ledger(t, '首次取数时断电', dice.seed);
  const county = await startCounty(t, { sample: 3_000 });
  const figures = { kills: 0, 'in the first sync': 0, things: 0 };
  for (let round = 0; round < Math.ceil(ROUNDS / 2); round += 1) {
    const signal = await way(t, county.url);
    const profile = await folder(t);
    let device = await phone(t, profile, list);
    const first = signal.next('answered');
    await login(device.page, signal.url, county, 'clerk');
    await first;
    for (let kill = 0; kill < 3; kill += 1) {
      await dice.moment(150);
      await device.kill();
      figures.kills += 1;
      device = await phone(t, profile, list);
      const next = signal.next(dice.pick(STAGES));
      await device.page.goto(signal.url);
      await Promise.race([next, synced(device.page)]);
      figures['in the first sync'] += (await isFilled(device.page)) ? 0 : 1;
    }
    await synced(device.page);
    const [task] = await tasks(county);
    await openTask(device.page, signal.url, task);
    await device.hand.work(4);
    await synced(device.page);
    figures.things = await same(device.page, signal.url, county, 'clerk');
    await device.kill();
  }
  await list.settle(county);
  table(t, figures);
});

test('killed while the disk is put in order: it reads as before, and is in order later', async (t) => {
  const dice = chance(t);
  const list = ledger(t, '整理时断电', dice.seed);
  const county = await startCounty(t, { sample: 120 });
  const signal = await way(t, county.url);
  const [task] = await tasks(county);
  const profile = await folder(t);
  const first = await phone(t, profile, list);
  await login(first.page, signal.url, county, 'clerk');
  await ready(first.page);
  await openTask(first.page, signal.url, task);
  await fillTail(first.page, await api(county, 'office'), task);
  signal.cut();
  await first.context.setOffline(true);
  await first.hand.work(4);
  assert.ok((await rows(first.page, 'tail')) > FULL, 'the disk is still to be put in order');
  await first.kill();

  const figures = { kills: 0, 'before the commit': 0, 'after it': 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    // Each round begins from the same disk, and so with the same unsent acts.
    const copied = join(await folder(t), 'profile');
    const isLock = (path) => basename(path).startsWith('Singleton');
    await cp(profile, copied, { recursive: true, filter: (path) => !isLock(path) });
    let device = await phone(t, copied, list);
    await device.context.setOffline(true);
    await device.page.addInitScript(tellOfFolding);
    const folding = device.page.waitForEvent('console', (message) => message.text() === 'folding');
    await device.page.goto(signal.url);
    await folding;
    await dice.moment(30);
    await device.kill();
    figures.kills += 1;

    device = await phone(t, copied, list);
    await device.context.setOffline(true);
    await device.page.goto(`${signal.url}/me`);
    await device.page.getByRole('link', { name: /离线/ }).first().waitFor();
    figures[(await rows(device.page, 'tail')) > FULL ? 'before the commit' : 'after it'] += 1;
    const { outbox } = await held(device.page, signal.url);
    const unsent = outbox.map(({ envelope }) => Object.values(envelope.mutation)[0].words);
    assert.deepEqual(unsent.filter(list.isSaved), unsent);
    assert.equal(unsent.length, list.saved().length, 'all that was saved is there');
    await until('the disk is in order', async () => (await rows(device.page, 'tail')) <= FULL);
    signal.restore();
    await device.context.setOffline(false);
    await device.page.goto(signal.url);
    await synced(device.page);
    await same(device.page, signal.url, county, 'clerk');
    await device.kill();
    signal.cut();
  }
  await list.settle(county);
  table(t, figures);
});

/** The browser was killed in the middle of it. */
function gone() {}

function anyId() {
  return crypto.randomUUID().replaceAll('-', '');
}

async function isFilled(page) {
  return (await page.locator('.sync-chip.is-synced').count()) > 0;
}

/** Tail rows that housekeeping leaves alone. */
const FULL = 200;

/** Others' acts, each read by itself, until the disk is due to be put in order. */
async function fillTail(page, office, task) {
  for (let known = await rows(page, 'tail'); known <= FULL + 5; ) {
    await office.act({ add_comment: { id: anyId(), on: task.id, words: '办公室的话' } });
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    known = await until('the act is read', async () => {
      const now = await rows(page, 'tail');
      return now > known && now;
    }, { pause: 5, tries: 2_000 });
  }
}

/** How many rows a store of the replica's database has. */
function rows(page, store) {
  return page.evaluate(async (store) => {
    const all = await indexedDB.databases();
    const { name } = all.find(({ name }) => /^guatu-[0-9a-f]{32}$/.test(name));
    const asked = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await asked(indexedDB.open(name));
    const count = await asked(database.transaction(store).objectStore(store).count());
    database.close();
    return count;
  }, store);
}

/** Runs in the page: tells when the first tail row is about to go. */
function tellOfFolding() {
  const take = IDBObjectStore.prototype.delete;
  IDBObjectStore.prototype.delete = function (key) {
    if (this.name === 'tail') console.debug('folding');
    return take.call(this, key);
  };
}
