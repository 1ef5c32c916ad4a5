// A floor: a record per row with an index, no rules, no rights. An edit is one strict transaction.

import { completed, database, relaxed, result, strict } from '../idb.mjs';

let db;

export async function open() {
  db = await database('raw', (made) => {
    made.createObjectStore('row', { keyPath: 'id' }).createIndex('work', ['open', 'due']);
    made.createObjectStore('outbox', { autoIncrement: true });
    made.createObjectStore('meta');
  });
}

export async function isFilled() {
  return (await result(db.transaction('row').objectStore('row').count())) > 0;
}

export async function fill() {
  for (let number = 0; ; number += 1) {
    const page = await (await fetch(`/api/page?number=${number}`)).json();
    if (page.length === 0) return;
    const transaction = relaxed(db, ['row']);
    const rows = transaction.objectStore('row');
    page.forEach((row) => rows.put(row));
    await completed(transaction);
  }
}

export async function list(soon, drawn) {
  const index = db.transaction('row').objectStore('row').index('work');
  const range = IDBKeyRange.bound([1, ''], [1, soon]);
  const [count, rows] = await Promise.all([result(index.count(range)), result(index.getAll(range, drawn))]);
  return { count, rows };
}

export async function edit({ id, due, at }) {
  const transaction = strict(db, ['row', 'outbox']);
  const rows = transaction.objectStore('row');
  rows.get(id).onsuccess = ({ target }) => rows.put({ ...target.result, due, updated_at: at });
  transaction.objectStore('outbox').add([id, due, at]);
  await completed(transaction);
}

export async function deliver() {
  const waiting = await result(db.transaction('outbox').objectStore('outbox').getAll());
  const answer = await fetch('/api/push', { method: 'POST', body: JSON.stringify(waiting) });
  if (!answer.ok) throw new Error(`push was answered ${answer.status}`);
  const transaction = strict(db, ['outbox']);
  transaction.objectStore('outbox').clear();
  await completed(transaction);
}

export async function pull() {
  const since = (await result(db.transaction('meta').objectStore('meta').get('since'))) ?? 0;
  const edits = await (await fetch(`/api/edits?since=${since}`)).json();
  const transaction = relaxed(db, ['row', 'meta']);
  const rows = transaction.objectStore('row');
  for (const [id, due, at] of edits) {
    rows.get(id).onsuccess = ({ target }) => rows.put({ ...target.result, due, updated_at: at });
  }
  transaction.objectStore('meta').put(since + edits.length, 'since');
  await completed(transaction);
}

export const rows = () => result(db.transaction('row').objectStore('row').getAll());
