// express-pouchdb over a database in memory, at /db.

import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.GUATU_ENGINE_MODULES, 'anchor.js'));

export async function serve(documents) {
  const plugins = ['adapter-memory', 'mapreduce', 'replication'];
  const PouchDB = plugins.reduce(
    (made, name) => made.plugin(require(`pouchdb-${name}`)),
    require('pouchdb-core'),
  ).defaults({ adapter: 'memory' });
  const app = require('express')();
  const options = {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: join(tmpdir(), 'guatu-bench-pouchdb.log'),
  };
  app.use('/db', require('express-pouchdb')(PouchDB, options));
  const tasks = new PouchDB('tasks');
  await tasks.bulkDocs(documents.map(({ id, ...row }) => ({ _id: id, ...row })));
  return {
    takes: (request) => request.url.startsWith('/db'),
    app,
    async rows() {
      const { rows } = await tasks.allDocs({ include_docs: true });
      return rows
        .filter(({ id }) => !id.startsWith('_design/'))
        .map(({ doc: { _id, _rev, ...row } }) => ({ id: _id, ...row }));
    },
  };
}
