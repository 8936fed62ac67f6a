import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Ports } from '@/lib/documents/model/ports';
import { LineOrigins } from '@/lib/documents/use-cases/line-origins-of';
import { AnnouncedDocuments } from '@/lib/server/database/announced-documents';
import { type Database, openDatabase } from '@/lib/server/database/database';
import { DatabasePeople } from '@/lib/server/database/database-people';
import { migrationNames } from '@/lib/server/database/migrate';
import { moveTexts } from '@/lib/server/database/move-texts';
import { openingFault } from '@/lib/server/database/opening-fault';
import { sharesOf } from '@/lib/server/database/postgres-pool';
import { findRewound, type Rewound } from '@/lib/server/database/rewound';
import { indexSearch } from '@/lib/server/database/search-index';
import { sharedSetting } from '@/lib/server/database/settings';
import { Live } from '@/lib/server/events/live';
import { openRelay } from '@/lib/server/events/open-relay';
import { PrismaEvents } from '@/lib/server/events/prisma-events';
import type { EventSource } from '@/lib/server/events/source';
import { forgetDeviceLinks } from '@/lib/server/identity/device-links';
import type { KeyRing } from '@/lib/server/keys/key-ring';
import { openKeys } from '@/lib/server/keys/open-keys';
import { type CountersTable, openCountersTable } from '@/lib/server/limits/counters-table';
import { RateLimits } from '@/lib/server/limits/rate-limits';
import { Shares } from '@/lib/server/limits/shares';
import { Metrics } from '@/lib/server/metrics/metrics';
import { timedDatabase } from '@/lib/server/metrics/timed-database';
import { inBackground } from './background';
import { type Config, ConfigError, readConfig } from './config';
import { countFaults } from './count-faults';
import { openLog } from './log';
import { makeFolder } from './make-folder';
import { whenStopping } from './on-stop';
import { type Opening, openAtLast } from './open-at-last';
import { Readiness } from './readiness';
import { Soon } from './soon';
import { sweepRegularly } from './sweeping';
import { Turns } from './turns';
import { seedWelcome } from './welcome';

/** What every request works with, opened once for the process. */
export interface Services {
  readonly config: Config;
  readonly log: Logger;
  /** What is counted for whoever runs the server; `null` where nobody may look, and so nothing is. */
  readonly metrics: Metrics | null;
  readonly database: Database;
  /** What goes on beside requests, and ends before the database is closed. */
  readonly background: readonly { close(): Promise<void> }[];
  readonly ports: Ports;
  /** Which versions lines are from, as far as it was asked. */
  readonly lineOrigins: LineOrigins;
  /** What events follow from. */
  readonly events: EventSource;
  readonly live: Live;
  /** The last time that a backup was put back; `null`: none ever was. */
  readonly rewound: Rewound | null;
  /** Whether requests can be served now. */
  readonly readiness: Readiness;
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
const holder = globalThis as { [KEY]?: Opening<Services> };

/**
 * The services of this process, opened by whoever asks first. While that cannot be, it rejects at once, and they are tried
 * again and again.
 */
export function services(): Promise<Services> {
  return opening().current;
}

/**
 * Opens the services before anybody asks for them, and resolves once that was tried. What may pass by itself is told in the
 * log; `giveUp` is called, now or later, with what somebody has to mend.
 */
export async function openServices(giveUp: (why: string) => void): Promise<void> {
  const { whenHopeless, tried } = opening();
  whenHopeless(giveUp);
  await tried;
}

function opening(): Opening<Services> {
  if (holder[KEY]) return holder[KEY];
  const config = (): Config => readConfig(process.env);
  let isTold = false;
  /** It outlasts all tries: what watches the process is begun once. */
  let metrics: Metrics | null = null;
  const mine: Opening<Services> = openAtLast({
    open: async () => {
      const settings = config();
      if (settings.metricsToken !== null) metrics ??= new Metrics();
      return open(settings, metrics);
    },
    explain: (fault) =>
      fault instanceof ConfigError
        ? { heals: false, message: fault.message }
        : openingFault(fault, config().location),
    onWait: (why) => {
      if (!isTold) openLog(config().logLevel).error(`${why} It is tried again until it can.`);
      isTold = true;
    },
    onReturn: () => openLog(config().logLevel).info('The database is there again.'),
    // Whoever asks next is the first again.
    onHopeless: () => {
      if (holder[KEY] === mine) delete holder[KEY];
    },
    after: (delay, run) => void setTimeout(run, delay).unref(),
  });
  holder[KEY] = mine;
  return mine;
}

/** Ends all streams, finishes the writes under way and closes the database. */
export async function closeServices(): Promise<void> {
  const opened = holder[KEY];
  delete holder[KEY];
  const { live, database, counters, background = [] } = (await opened?.end()) ?? {};
  for (const one of background) await one.close();
  await live?.close();
  await counters?.close();
  await database?.close();
}

async function open(config: Config, metrics: Metrics | null): Promise<Services> {
  const log = openLog(config.logLevel);
  /** What is open so far, to be closed again where the rest cannot be opened: it is tried again and again. */
  const opened: { close(): Promise<void> }[] = [];
  const keep = <Thing extends { close(): Promise<void> }>(thing: Thing): Thing => {
    opened.unshift(thing);
    return thing;
  };
  try {
    return await openAll(config, log, metrics, keep);
  } catch (fault) {
    for (const thing of opened) await thing.close().catch(() => {});
    throw fault;
  }
}

async function openAll(
  config: Config,
  log: Logger,
  metrics: Metrics | null,
  keep: <Thing extends { close(): Promise<void> }>(thing: Thing) => Thing,
): Promise<Services> {
  const { location } = config;
  if (location.provider === 'sqlite') await makeFolder(path.dirname(location.file));
  const untimed = keep(await openDatabase(location));
  const database = metrics ? timedDatabase(untimed, metrics) : untimed;
  const people = new DatabasePeople(database);
  const events = new PrismaEvents(database, people);
  const onFault = (fault: unknown) => log.error({ err: fault }, 'events could not be told');
  const counters =
    location.provider === 'postgresql'
      ? keep(
          await openCountersTable(location.url, sharesOf(location.connections).counters, (fault) =>
            log.warn({ err: fault }, 'counters do not answer'),
          ),
        )
      : null;
  const relay = openRelay(config, {
    onFault: (fault) =>
      log.error({ err: fault }, 'other instances cannot be heard; it is tried again until they can'),
    onMended: () => log.info('other instances are heard again'),
  });
  const rewound = await findRewound(database);
  const live = keep(
    new Live({
      source: events,
      history: rewound?.id,
      relay,
      onFault,
      onTold: ({ savedAt }) => metrics?.told((ports.now() - Date.parse(savedAt)) / 1_000),
    }),
  );
  const migrations = await migrationNames(location.provider);
  const readiness = new Readiness({ statements: database.statements, migrations, relay });
  const rates = new RateLimits(config.limits, counters?.pool ?? null);
  const streams = new Shares(config.limits.streams);
  metrics?.gauge('midair_event_streams', 'Event streams that are open.', () => streams.taken);
  const indexing = new Soon({
    work: (goOn) => indexSearch(database, ports.documents, goOn),
    onFault: (fault) => log.error({ err: fault }, 'what was saved could not be brought to search yet'),
  });
  const ports: Ports = {
    documents: new AnnouncedDocuments(database, {
      changed: (id) => {
        live.announce(id);
        indexing.wake();
      },
      visited: countFaults({
        onFirst: (fault) => log.error({ err: fault }, 'visits cannot be noted; reading goes on without'),
        onEnd: (visits) => log.warn({ visits }, 'visits are noted again; so many were not'),
      }),
    }),
    people,
    now: Date.now,
    newId: randomUUID,
  };
  const keys = await openKeys(database, config.cookieSecrets, () => ports.now());
  const datedSince = Number(await sharedSetting(database, 'dated-cookies', () => String(ports.now())));
  const welcomeId = await sharedSetting(database, 'welcome-document', randomUUID);
  await seedWelcome(ports, welcomeId, config.publicUrl);
  const background = [
    inBackground(
      (goOn) => moveTexts(database, goOn),
      (fault) => log.error({ err: fault }, 'texts of an earlier release could not be moved'),
    ),
    indexing,
  ];
  // What a process did not come to before it ended.
  indexing.wake();
  sweepRegularly(
    async () => indexing.wake(),
    () => {},
  );
  whenStopping(() => {
    live.stop();
    for (const one of background) void one.close();
  });
  sweepRegularly(
    () => ports.documents.forgetActs(new Date(ports.now())),
    (fault) => log.error({ err: fault }, 'acts of yesterday could not be forgotten'),
  );
  sweepRegularly(
    () => forgetDeviceLinks({ database, ports }),
    (fault) => log.error({ err: fault }, 'links to other devices could not be forgotten'),
  );
  sweepRegularly(keys.refresh, (fault) => log.error({ err: fault }, 'keys could not be looked up'));
  return {
    config,
    log,
    metrics,
    database,
    background,
    ports,
    lineOrigins: new LineOrigins(ports.documents, () => new Promise((resolve) => setImmediate(resolve))),
    events,
    live,
    rewound,
    readiness,
    rates,
    streams,
    turns: new Turns(),
    counters,
    keys: keys.ring,
    datedSince,
    welcomeId,
  };
}
