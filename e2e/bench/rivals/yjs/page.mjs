// Yjs: one document, a map for each row, kept by y-indexeddb and carried by y-websocket.

import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const ROOM = 'tasks';
/** y-websocket's number for messages of the sync protocol, and that protocol's first question. */
const SYNC = 0;
const STEP_ONE = 0;
const STEP_TWO = 1;

const doc = new Y.Doc();
const tasks = doc.getMap(ROOM);
let kept;
let provider;

export async function open() {
  kept = new IndexeddbPersistence('bench', doc);
  await kept.whenSynced;
}

export const isFilled = () => tasks.size > 0;

/** Waits until everything written so far is complete: transactions on one store come in order. */
function stored() {
  return new Promise((resolve, reject) => {
    const transaction = kept.db.transaction(['updates'], 'readonly');
    transaction.objectStore('updates').get(0);
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
}

async function connect() {
  provider ??= new WebsocketProvider(`ws://${location.host}`, ROOM, doc, {
    connect: false,
    disableBc: true,
  });
  const synced = new Promise((resolve) => {
    provider.on('sync', (isSynced) => isSynced && resolve());
  });
  provider.connect();
  await synced;
}

export async function fill() {
  await connect();
  await stored();
}

/** The server answers in order: once it has answered another question, it has what came before. */
export async function deliver() {
  await connect();
  const answered = new Promise((resolve) => {
    provider.ws.addEventListener('message', ({ data }) => {
      const [kind, step] = new Uint8Array(data);
      if (kind === SYNC && step === STEP_TWO) resolve();
    });
  });
  const vector = Y.encodeStateVector(doc);
  const length = [];
  for (let rest = vector.length; ; rest >>>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  provider.ws.send(Uint8Array.from([SYNC, STEP_ONE, ...length, ...vector]));
  await answered;
}

export const pull = fill;

export function list(soon, drawn) {
  const rows = [];
  for (const row of tasks.values()) {
    if (row.get('open') && row.get('due') <= soon) rows.push([row.get('due'), row.get('id'), row]);
  }
  rows.sort(([due, id], [other, another]) => (due < other ? -1 : due > other ? 1 : id < another ? -1 : 1));
  return { count: rows.length, rows: rows.slice(0, drawn).map(([, , row]) => row.toJSON()) };
}

export async function edit({ id, due, at }) {
  doc.transact(() => {
    const row = tasks.get(id);
    row.set('due', due);
    row.set('updated_at', at);
  });
  await stored();
}

export const rows = () => [...tasks.values()].map((row) => row.toJSON());
