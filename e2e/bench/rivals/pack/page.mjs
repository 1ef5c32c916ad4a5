// A floor: segments of text as they came over the wire, everything in memory, and one appended row
// for an edit, strictly. No rules, no rights.

import { completed, database, relaxed, result, strict } from '../idb.mjs';

let db;
const memory = new Map();

export async function open() {
  db = await database('pack', (made) => {
    made.createObjectStore('segment', { autoIncrement: true });
    made.createObjectStore('log', { autoIncrement: true });
    made.createObjectStore('meta');
  });
  const stores = db.transaction(['segment', 'log']);
  const [segments, log] = await Promise.all([
    result(stores.objectStore('segment').getAll()),
    result(stores.objectStore('log').getAll()),
  ]);
  segments.forEach(take);
  log.forEach((text) => apply(JSON.parse(text)));
}

function take(text) {
  const page = JSON.parse(text);
  page.forEach((row) => memory.set(row.id, row));
  return page.length;
}

function apply([id, due, at]) {
  Object.assign(memory.get(id), { due, updated_at: at });
}

export const isFilled = () => memory.size > 0;

export async function fill() {
  for (let number = 0; ; number += 1) {
    const text = await (await fetch(`/api/page?number=${number}`)).text();
    if (take(text) === 0) return;
    const transaction = relaxed(db, ['segment']);
    transaction.objectStore('segment').add(text);
    await completed(transaction);
  }
}

export function list(soon, drawn) {
  const rows = [...memory.values()].filter((row) => row.open && row.due <= soon);
  rows.sort((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : one.id < other.id ? -1 : 1));
  return { count: rows.length, rows: rows.slice(0, drawn) };
}

async function append(transaction, edits) {
  const log = transaction.objectStore('log');
  edits.forEach((edit) => log.add(JSON.stringify(edit)));
  await completed(transaction);
}

export async function edit({ id, due, at }) {
  await append(strict(db, ['log']), [[id, due, at]]);
  apply([id, due, at]);
}

export async function deliver() {
  const sent = (await result(db.transaction('meta').objectStore('meta').get('sent'))) ?? 0;
  const after = IDBKeyRange.lowerBound(sent, true);
  const log = db.transaction('log').objectStore('log');
  const [keys, waiting] = await Promise.all([result(log.getAllKeys(after)), result(log.getAll(after))]);
  const answer = await fetch('/api/push', { method: 'POST', body: `[${waiting.join(',')}]` });
  if (!answer.ok) throw new Error(`push was answered ${answer.status}`);
  const transaction = strict(db, ['meta']);
  transaction.objectStore('meta').put(keys.at(-1), 'sent');
  await completed(transaction);
}

export async function pull() {
  const edits = await (await fetch('/api/edits?since=0')).json();
  await append(relaxed(db, ['log']), edits);
  edits.forEach(apply);
}

export const rows = () => [...memory.values()];
