// express-pouchdb as its documentation serves it, with a database on LevelDB. Its packages are in the folder PACKAGES.
import { createRequire } from 'node:module';

process.chdir(process.env.DATA_DIR);
const installed = createRequire(`${process.env.PACKAGES}/`);
const PouchDB = installed('pouchdb-core')
  .plugin(installed('pouchdb-adapter-leveldb'))
  .plugin(installed('pouchdb-mapreduce'))
  .plugin(installed('pouchdb-replication'))
  .defaults({ prefix: `${process.env.DATA_DIR}/` });
const app = installed('express')();
app.use('/', installed('express-pouchdb')(PouchDB, { mode: 'minimumForPouchDB', inMemoryConfig: true }));
const server = app.listen(0, '127.0.0.1', () =>
  console.log(`ready at http://127.0.0.1:${server.address().port}`),
);
