// RxDB with its free storage (Dexie) and its replication primitives over plain HTTP.

import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const number = { type: 'integer' };

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 32 },
    no: number,
    title: text,
    detail: text,
    chain: text,
    leaders: texts,
    lead_units: texts,
    support_units: texts,
    start: { type: ['string', 'null'] },
    due: { type: 'string', maxLength: 10 },
    progress: number,
    status: text,
    open: { type: 'integer', minimum: 0, maximum: 1, multipleOf: 1 },
    last_words: text,
    updated_at: number,
  },
  required: ['id', 'due', 'open'],
  indexes: [['open', 'due']],
};

let tasks;

export async function open() {
  const database = await createRxDatabase({
    name: 'bench',
    storage: getRxStorageDexie(),
    multiInstance: false,
  });
  ({ tasks } = await database.addCollections({ tasks: { schema } }));
}

export const isFilled = async () => (await tasks.findOne().exec()) !== null;

/** One run of the replication, to its end. */
async function replicate() {
  const replication = replicateRxCollection({
    replicationIdentifier: 'bench',
    collection: tasks,
    live: false,
    waitForLeadership: false,
    pull: {
      batchSize: 2_000,
      async handler(checkpoint, limit) {
        const since = checkpoint?.since ?? 0;
        return (await fetch(`/api/pull?since=${since}&limit=${limit}`)).json();
      },
    },
    push: {
      batchSize: 1_000,
      handler: async (rows) =>
        (await fetch('/api/push', { method: 'POST', body: JSON.stringify(rows) })).json(),
    },
  });
  replication.error$.subscribe((error) => console.error(error));
  await replication.awaitInitialReplication();
  await replication.cancel();
}

export const fill = replicate;
export const deliver = replicate;
export const pull = replicate;

export async function list(soon, drawn) {
  const selector = { open: 1, due: { $lte: soon } };
  const sort = [{ open: 'asc' }, { due: 'asc' }];
  const [count, rows] = await Promise.all([
    tasks.count({ selector }).exec(),
    tasks.find({ selector, sort, limit: drawn }).exec(),
  ]);
  return { count, rows: rows.map((row) => row.toJSON()) };
}

export async function edit({ id, due, at }) {
  const row = await tasks.findOne(id).exec();
  await row.patch({ due, updated_at: at });
}

export const rows = async () => (await tasks.find().exec()).map((row) => row.toJSON());
