// What scripts/cluster.mjs starts: a database, instances and a balancer, until whoever started it lets go.
import { once } from 'node:events';
import { freePort } from '@/lib/server/testing/free-port';
import { startPostgres } from '@/lib/server/testing/start-postgres';
import { wholeNumber } from '../whole-number.mjs';
import { balancer } from './balancer';
import { Instance } from './instance';

const USUAL = '2';
/** As many as have room among the 100 connections of PostgreSQL. */
const MOST = 10;

const host = process.env.HOST || '127.0.0.1';
const count = wholeNumber('The number of instances', process.argv[2] ?? USUAL, 1, MOST);
const port = wholeNumber('PORT', process.env.PORT || '3000', 0, 65_535);
const letGo = once(process, 'disconnect');
const say = (text: string) => console.log(text);

const postgres = await startPostgres({ durable: true });
const instances: Instance[] = [];
const server = balancer(instances);
try {
  server.listen(port, host);
  await once(server, 'listening');
  for (let number = 1; number <= count; number++) {
    instances.push(new Instance(number, await freePort(), { DATABASE_URL: postgres.url }, say));
  }
  await Promise.race([letGo, Promise.all(instances.map(({ ready }) => ready))]);
  const address = server.address();
  const shown = typeof address === 'object' ? address?.port : address;
  say(
    `Midair is ready at http://${host}:${shown} with ${count} instances. What is saved is gone when this ends.`,
  );
  await letGo;
} finally {
  say('Ending all instances …');
  server.close();
  await Promise.all(instances.map((instance) => instance.end()));
  server.closeAllConnections();
  await postgres.stop();
}
say('Everything has ended.');
process.exit(0);
