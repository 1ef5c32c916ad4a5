// PouchDB with its IndexedDB adapter of old, replicating with express-pouchdb. What is open and due
// is a stored view.

import PouchDB from 'pouchdb';

const BATCH = { batch_size: 1_000, batches_limit: 4 };
const VIEW = {
  _id: '_design/work',
  views: { due: { map: 'function (row) { if (row.open) emit([row.due, row._id]); }' } },
};

let tasks;
let remote;

export async function open() {
  tasks = new PouchDB('tasks', { adapter: 'idb', auto_compaction: true });
  remote = new PouchDB(`${location.origin}/db/tasks`, { skip_setup: true });
}

export const isFilled = async () => (await tasks.info()).doc_count > 0;

export async function fill() {
  await tasks.put(VIEW);
  await pull();
}

export async function list(soon, drawn) {
  const range = { startkey: [''], endkey: [soon, '\uffff'] };
  const found = await tasks.query('work/due', range);
  const { rows } = await tasks.query('work/due', { ...range, limit: drawn, include_docs: true });
  return { count: found.rows.length, rows: rows.map(({ doc: { _id, ...row } }) => ({ id: _id, ...row })) };
}

export async function edit({ id, due, at }) {
  const row = await tasks.get(id);
  await tasks.put({ ...row, due, updated_at: at });
}

export async function deliver() {
  await tasks.replicate.to(remote, BATCH);
}

export async function pull() {
  await tasks.replicate.from(remote, BATCH);
}

export async function rows() {
  const { rows: all } = await tasks.allDocs({ include_docs: true });
  return all
    .filter(({ id }) => !id.startsWith('_design/'))
    .map(({ doc: { _id, _rev, ...row } }) => ({ id: _id, ...row }));
}
