import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Ports } from '@/lib/documents/model/ports';
import { LineOrigins } from '@/lib/documents/use-cases/line-origins-of';
import { AnnouncedDocuments } from '@/lib/server/database/announced-documents';
import { type Database, openDatabase } from '@/lib/server/database/database';
import { DatabasePeople } from '@/lib/server/database/database-people';
import { sharedSetting } from '@/lib/server/database/settings';
import { Live } from '@/lib/server/events/live';
import { PostgresRelay } from '@/lib/server/events/postgres-relay';
import { PrismaEvents } from '@/lib/server/events/prisma-events';
import type { EventSource } from '@/lib/server/events/source';
import { forgetDeviceLinks } from '@/lib/server/identity/device-links';
import type { KeyRing } from '@/lib/server/keys/key-ring';
import { openKeys } from '@/lib/server/keys/open-keys';
import { type CountersTable, openCountersTable } from '@/lib/server/limits/counters-table';
import { RateLimits } from '@/lib/server/limits/rate-limits';
import { Shares } from '@/lib/server/limits/shares';
import { type Config, readConfig } from './config';
import { openLog } from './log';
import { whenStopping } from './on-stop';
import { sweepRegularly } from './sweeping';
import { Turns } from './turns';
import { seedWelcome } from './welcome';

/** What every request works with, opened once for the process. */
export interface Services {
  readonly config: Config;
  readonly log: Logger;
  readonly database: Database;
  readonly ports: Ports;
  /** Which versions lines are from, as far as it was asked. */
  readonly lineOrigins: LineOrigins;
  /** What events follow from. */
  readonly events: EventSource;
  readonly live: Live;
  readonly rates: RateLimits;
  readonly streams: Shares;
  /** In which changes of one document go. */
  readonly turns: Turns;
  /** Where instances over one database count together; SQLite has only one. */
  readonly counters: CountersTable | null;
  /** What cookies and links are signed with. */
  readonly keys: KeyRing;
  /** Since when cookies say when they were made, in milliseconds since 1970: when this database first met that. */
  readonly datedSince: number;
  /** The document that everybody finds in their list. */
  readonly welcomeId: string;
}

/** The framework may load this module more than once; what is open must be open once. */
const KEY = Symbol.for('midair.services');
const holder = globalThis as { [KEY]?: Promise<Services> };

/** The services of this process, opened by whoever asks first. */
export function services(): Promise<Services> {
  holder[KEY] ??= open(readConfig(process.env)).catch((error) => {
    // The next request tries again: a database may come back.
    delete holder[KEY];
    throw error;
  });
  return holder[KEY];
}

/** Ends all streams, finishes the writes under way and closes the database. */
export async function closeServices(): Promise<void> {
  const opened = holder[KEY];
  delete holder[KEY];
  const { live, database, counters } = (await opened?.catch(() => undefined)) ?? {};
  await live?.close();
  await counters?.close();
  await database?.close();
}

async function open(config: Config): Promise<Services> {
  const log = openLog(config.logLevel);
  if (config.location.provider === 'sqlite')
    await mkdir(path.dirname(config.location.file), { recursive: true, mode: 0o700 });
  const database = await openDatabase(config.location);
  const people = new DatabasePeople(database);
  const events = new PrismaEvents(database, people);
  const onFault = (fault: unknown) => log.error({ err: fault }, 'events could not be told');
  const { location } = config;
  const relay = location.provider === 'postgresql' ? new PostgresRelay({ url: location.url, onFault }) : null;
  const live = new Live({ source: events, relay, onFault });
  const counters =
    location.provider === 'postgresql'
      ? await openCountersTable(location.url, (fault) => log.warn({ err: fault }, 'counters do not answer'))
      : null;
  const rates = new RateLimits(config.limits, counters?.pool ?? null);
  const streams = new Shares(config.limits.streams);
  whenStopping(() => live.stop());
  const ports: Ports = {
    documents: new AnnouncedDocuments(database, (id) => live.announce(id)),
    people,
    now: Date.now,
    newId: randomUUID,
  };
  sweepRegularly(
    () => ports.documents.forgetActs(new Date(ports.now())),
    (fault) => log.error({ err: fault }, 'acts of yesterday could not be forgotten'),
  );
  const keys = await openKeys(database, config.cookieSecrets, () => ports.now());
  sweepRegularly(
    () => forgetDeviceLinks({ database, ports }),
    (fault) => log.error({ err: fault }, 'links to other devices could not be forgotten'),
  );
  sweepRegularly(keys.refresh, (fault) => log.error({ err: fault }, 'keys could not be looked up'));
  const datedSince = Number(await sharedSetting(database, 'dated-cookies', () => String(ports.now())));
  const welcomeId = await sharedSetting(database, 'welcome-document', randomUUID);
  await seedWelcome(ports, welcomeId, config.publicUrl);
  return {
    config,
    log,
    database,
    ports,
    lineOrigins: new LineOrigins(ports.documents, () => new Promise((resolve) => setImmediate(resolve))),
    events,
    live,
    rates,
    streams,
    turns: new Turns(),
    counters,
    keys: keys.ring,
    datedSince,
    welcomeId,
  };
}
