// A person's hand, quick and tireless: it presses the app's own buttons and fills in its own forms by
// script inside the page, and tells what the screen calls saved.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { api, posts } from '../harness.mjs';

/** Longest wait for anything, so that what hangs is told by name. */
const PATIENCE_MS = 300_000;

/** Fails with `what` where `promise` takes too long. */
export async function inTime(what, promise) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`waited in vain: ${what}`)), PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Runs in the page: puts the hand on the window. Waits for what changes in the page, not for time,
 * which goes slowly in a tab that nobody looks at. */
function offerHand() {
  const SAVED = '已保存在本机';
  let toasts = 0;
  const isToast = (node) => node.matches?.('.toast') && node.textContent.startsWith(SAVED);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) toasts += [...addedNodes].filter(isToast).length;
  }).observe(document, { subtree: true, childList: true });

  const soon = (look) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => tell());
      const tell = () => {
        const found = look();
        if (!found) return;
        observer.disconnect();
        resolve(found);
      };
      const all = { subtree: true, childList: true, attributes: true, characterData: true };
      observer.observe(document, all);
      tell();
    });
  const button = (place, name) =>
    [...document.querySelectorAll(`${place} button`)].find((one) => one.textContent.trim() === name);
  const press = async (place, name) => (await soon(() => button(place, name))).click();
  const trouble = () =>
    document.querySelector('dialog[open] .note.is-error, dialog[open] [aria-invalid="true"]');

  const fillIn = async (words, name) => {
    const field = await soon(() => document.querySelector('dialog[open] form textarea'));
    const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
    value.set.call(field, words);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const before = toasts;
    await press('dialog[open] .form-foot', name);
    const isSaved = () => toasts > before && !document.querySelector('dialog[open]');
    const end = await soon(() => (isSaved() ? 'saved' : trouble()));
    if (end !== 'saved') throw new Error(`not saved: ${end.textContent}`);
    console.debug(`said saved ${words}`);
  };
  window.hand = {
    async report(words) {
      await press('.task-actions', '报进展');
      await fillIn(words, '保存');
    },
    async comment(words) {
      await press('.task-actions', '更多');
      await press('dialog[open] .menu', '留言');
      await fillIn(words, '留言');
    },
  };
}

/** The hand in this page; what it does goes into the ledger. */
export async function hand(page, ledger) {
  await page.addInitScript(offerHand);
  ledger.hears(page);
  const acts = async (list) => {
    list.forEach(([, words]) => ledger.tries(words));
    const all = page.evaluate(async (list) => {
      for (const [how, words] of list) await window.hand[how](words);
    }, list);
    await inTime('acts are saved', all);
    list.forEach(([, words]) => ledger.saves(words));
  };
  return {
    /** Does these, each a way and words, one after the other. */
    acts,
    /** So many reports, every fourth a comment. */
    work: (count, more) =>
      acts(Array.from({ length: count }, (_, turn) => [
        turn % 4 === 3 ? 'comment' : 'report',
        ledger.words(more),
      ])),
  };
}

/** Open tasks that everybody sees and whose lead unit is the clerk's. */
export async function tasks(county) {
  const { own, all } = await posts(await api(county, 'clerk'));
  const units = own.map((post) => post.seat.unit).filter(Boolean);
  const open = all.filter(
    ({ kind, value }) =>
      kind === 'task' &&
      value.status === 'in_progress' &&
      value.visibility === 'county' &&
      value.lead_units.some((unit) => units.includes(unit)),
  );
  assert.ok(open.length > 0, 'the clerk has open tasks');
  return open;
}

/** Opens the task's page and waits until it can be worked on. */
export async function openTask(page, url, task) {
  await page.goto(`${url}/tasks/${task.id}`);
  await page.locator('.task-actions').waitFor({ timeout: PATIENCE_MS });
}

/** Waits until nothing is unsent, and nothing new unread, as the screen says. */
export async function synced(page) {
  await page.locator('.sync-chip.is-synced').first().waitFor({ state: 'attached', timeout: PATIENCE_MS });
}

/** What the device holds, by its own export. */
export async function held(page, url) {
  await page.goto(`${url}/me`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出本机数据' }).click();
  return JSON.parse(await readFile(await (await download).path(), 'utf8'));
}

/** The device holds what the server lets its person see, no more and no less; how many things. */
export async function same(page, url, county, name) {
  const here = (await held(page, url)).entities;
  const there = await (await api(county, name)).export();
  const rows = (list) => new Map(list.map(({ kind, id, value }) => [`${kind} ${id}`, canonical(value)]));
  const [mine, theirs] = [rows(here), rows(there)];
  const differs = [...new Set([...mine.keys(), ...theirs.keys()])].filter(
    (key) => mine.get(key) !== theirs.get(key),
  );
  assert.deepEqual(differs, [], 'device and server hold the same');
  return mine.size;
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}
