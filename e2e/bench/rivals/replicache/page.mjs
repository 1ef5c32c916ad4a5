// Replicache as it comes. An edit is in memory when it resolves; it is written to IndexedDB by
// itself within about a second, and there is no way to wait for that.

import { Replicache } from 'replicache';

let replica;

async function changeDue(transaction, { id, due, at }) {
  const row = await transaction.get(`task/${id}`);
  await transaction.set(`task/${id}`, { ...row, due, updated_at: at });
}

function begin() {
  replica = new Replicache({
    name: 'bench',
    pushURL: '/api/push',
    pullURL: '/api/pull',
    pullInterval: null,
    logLevel: 'error',
    mutators: { changeDue },
    indexes: { due: { prefix: 'task/', jsonPointer: '/due' } },
  });
}

export async function open() {
  const known = await indexedDB.databases();
  if (known.length > 0) begin();
}

export const isFilled = () => replica !== undefined;

const count = () =>
  replica.query(async (transaction) => (await transaction.scan({ prefix: 'task/', limit: 1 }).keys().toArray()).length);

export async function fill() {
  begin();
  await replica.pull({ now: true });
  while ((await count()) === 0) await new Promise((later) => setTimeout(later, 2));
}

export async function list(soon, drawn) {
  const rows = [];
  let found = 0;
  await replica.query(async (transaction) => {
    for await (const row of transaction.scan({ indexName: 'due' }).values()) {
      if (row.due > soon) return;
      if (!row.open) continue;
      found += 1;
      if (rows.length < drawn) rows.push(row);
    }
  });
  return { count: found, rows };
}

export const edit = (change) => replica.mutate.changeDue(change);

export async function deliver() {
  // Mutations of a page that was killed are found and sent by Replicache itself, once it knows that it
  // is online; those of this page are confirmed by a pull.
  await replica.push({ now: true });
  await replica.pull({ now: true });
  while ((await replica.experimentalPendingMutations()).length > 0) await replica.pull({ now: true });
}

export const pull = () => replica.pull({ now: true });

export const rows = () =>
  replica.query((transaction) => transaction.scan({ prefix: 'task/' }).values().toArray());
