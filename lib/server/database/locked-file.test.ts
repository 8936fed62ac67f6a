import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmptyDatabase, emptyDatabase } from '@/lib/server/testing/empty-database';
import { type Database, openDatabase } from './database';
import { serialQueue } from './serial-queue';
import { SqliteStatements } from './sqlite-statements';
import { whileLocked } from './while-locked';

let place: EmptyDatabase;
let file: string;
let database: Database;
let rival: Sqlite.Database;
beforeEach(async () => {
  place = await emptyDatabase('SQLite');
  if (place.location.provider !== 'sqlite') throw new Error('This is about SQLite.');
  file = place.location.file;
  database = await openDatabase(place.location);
  rival = new Sqlite(file);
});
afterEach(async () => {
  rival.close();
  await database.close();
  await place.remove();
});

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 20));

it('lets everybody read while another process has the lock of writes, and writes once it is free', async () => {
  rival.exec('BEGIN IMMEDIATE');
  const order: string[] = [];
  const writing = database
    .write((transaction) => transaction.setting.create({ data: { key: 'a', value: 'b' } }))
    .then(() => order.push('written'));
  await aMoment();
  for (let reads = 0; reads < 3; reads++) {
    expect(await database.readClient.setting.count({ where: { key: 'a' } })).toBe(0);
    expect(await database.statements.all({ name: 'one', text: 'SELECT 1 AS "one"' }, [])).toEqual([
      { one: 1 },
    ]);
    order.push('read');
    await aMoment();
  }
  rival.exec('ROLLBACK');
  await writing;
  expect(order).toEqual(['read', 'read', 'read', 'written']);
  expect(await database.readClient.setting.count({ where: { key: 'a' } })).toBe(1);
});

it('lets a process go on while it waits for another that is starting', async () => {
  const order: string[] = [];
  let end = () => {};
  const other = whileLocked(`${file}.lock`, () => new Promise<void>((resolve) => (end = resolve)));
  await aMoment();
  const mine = whileLocked(`${file}.lock`, async () => void order.push('mine'));
  await aMoment();
  order.push('other');
  end();
  await Promise.all([other, mine]);
  expect(order).toEqual(['other', 'mine']);
});

it('waits for another process that ends just then, and has the file alone for that', async () => {
  await database.close();
  rival.exec(`PRAGMA locking_mode = EXCLUSIVE; UPDATE "Setting" SET "value" = '' WHERE false`);
  expect(() => new Sqlite(file, { timeout: 0 }).exec('SELECT * FROM sqlite_master')).toThrow('locked');
  const order: string[] = [];
  const opening = openDatabase(place.location).then((opened) => {
    order.push('opened');
    return opened;
  });
  await aMoment();
  order.push('ended');
  rival.close();
  database = await opening;
  expect(order).toEqual(['ended', 'opened']);
});

it('has its statements also where another process ends while they are being opened', async () => {
  await database.close();
  const ending = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     const Sqlite = require('better-sqlite3');
     const other = new Sqlite(workerData);
     other.exec(\`PRAGMA locking_mode = EXCLUSIVE; UPDATE "Setting" SET "value" = '' WHERE false\`);
     parentPort.postMessage('alone');
     setTimeout(() => other.close(), 50);`,
    { eval: true, workerData: file },
  );
  await once(ending, 'message');
  const statements = new SqliteStatements(file, serialQueue());
  expect(await statements.all({ name: 'one', text: 'SELECT 1 AS "one"' }, [])).toEqual([{ one: 1 }]);
  await statements.close();
  await once(ending, 'exit');
  database = await openDatabase(place.location);
});
