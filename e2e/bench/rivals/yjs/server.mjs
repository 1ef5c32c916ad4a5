// y-websocket's own server over the seeded document.

import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.GUATU_ENGINE_MODULES, 'anchor.js'));
const Y = require('yjs');
const { WebSocketServer } = require('ws');
const { getYDoc, setupWSConnection } = require('y-websocket/bin/utils');

/** The room's name, as the page asks for it. */
const ROOM = 'tasks';

export async function serve(documents) {
  const doc = getYDoc(ROOM);
  const tasks = doc.getMap(ROOM);
  doc.transact(() => {
    for (const row of documents) tasks.set(row.id, new Y.Map(Object.entries(row)));
  });
  return {
    attach(server) {
      const sockets = new WebSocketServer({ server, perMessageDeflate: true });
      sockets.on('connection', (socket, request) => setupWSConnection(socket, request, { docName: ROOM }));
    },
    rows: () => [...tasks.values()].map((row) => row.toJSON()),
  };
}
