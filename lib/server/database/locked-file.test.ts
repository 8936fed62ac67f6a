import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmptyDatabase, emptyDatabase } from '@/lib/server/testing/empty-database';
import { type Database, openDatabase } from './database';
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
