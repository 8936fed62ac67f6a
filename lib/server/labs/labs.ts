import { whenStopping } from '@/lib/server/on-stop';
import type { Services } from '@/lib/server/services';
import { sweepRegularly } from '@/lib/server/sweeping';
import { Classroom } from './classroom';
import { DatabaseClass } from './database-class';
import { DatabaseGates } from './database-gates';
import { DatabaseLabs } from './database-labs';
import { DatabaseRecord } from './database-record';
import { LabGates } from './gates';
import { LabHub } from './hub';
import { LabNews } from './news';
import { LabRecorder } from './recorder';
import { LabShares } from './shares';
import { LabStore } from './store';

/** Everything that labs need in this process. */
export interface Labs {
  readonly store: LabStore;
  readonly classroom: Classroom;
  readonly recorder: LabRecorder;
  readonly news: LabNews;
  readonly hub: LabHub;
  readonly gates: LabGates;
  /** Streams that are open here. */
  readonly streams: LabShares;
  /** Answers that are held back here; of one client, and of all clients of the lab. */
  readonly delays: LabShares;
}

const MIB = 1024 * 1024;
/** Of each lab's record that is kept; the oldest exchanges go first. */
const RECORD = { exchanges: 600, ofOne: 12 * MIB, bytes: 64 * MIB };
/** Shares of one lab in one process: a class of forty behind one address, with two tabs each, fits in. */
const STREAMS = { person: 12, address: 150 };
const DELAYS = { person: 4, address: 60 };
/** How often is looked for news that did not come, and said which labs are followed here, in milliseconds. */
const LOOK_EVERY = 2_000;
const SAY_EVERY = 30_000;

/** The framework may load this module more than once; who follows a lab must find the one hub. */
const KEY = Symbol.for('midair.labs');
const holder = globalThis as { [KEY]?: WeakMap<Services, Labs> };

/** The labs of this process. */
export function labsOf(services: Services): Labs {
  holder[KEY] ??= new WeakMap();
  const known = holder[KEY].get(services);
  if (known) return known;
  const labs = openLabs(services);
  holder[KEY].set(services, labs);
  return labs;
}

function openLabs({ database, ports, live, log }: Services): Labs {
  const onFault = (fault: unknown) => log.error({ err: fault }, 'a lab could not be told of');
  const store = new LabStore(new DatabaseLabs(database), ports);
  const record = new DatabaseRecord(database);
  const kept = new DatabaseClass(database);
  const classroom = new Classroom(kept, () => ports.now());
  const news = new LabNews((labId, topic) => live.announceLab(labId, topic));
  const hub = new LabHub({
    source: {
      find: (id) => store.find(id),
      beginning: (lab) => store.beginning(lab),
      clients: (lab) => classroom.clients(lab),
      recordedAfter: (id, sequence) => record.recordedAfter(id, sequence),
      progressAfter: (id, changed) => kept.progressAfter(id, changed),
    },
    onFault,
  });
  const recorder = new LabRecorder({
    labs: record,
    news,
    limits: RECORD,
    onFault: (fault) => log.error({ err: fault }, 'exchanges of a lab could not be recorded'),
  });
  const gates = new LabGates(new DatabaseGates(database), news, () => ports.now());
  live.onLab((labId, topic) => news.hear(labId, topic));
  news.follow('record', (labId) => hub.announce(labId));
  const reconcile = () => void hub.reconcile().catch(onFault);
  const timers = [
    setInterval(reconcile, LOOK_EVERY),
    setInterval(() => void store.followed(hub.followed).catch(onFault), SAY_EVERY),
  ];
  for (const timer of timers) timer.unref();
  sweepRegularly(
    async () => {
      for (const id of await store.sweep()) news.announce(id, 'record');
    },
    (fault) => log.error({ err: fault }, 'labs that are over could not be removed'),
  );
  whenStopping(() => {
    for (const timer of timers) clearInterval(timer);
    gates.stop();
    hub.stop();
  });
  return {
    store,
    classroom,
    recorder,
    news,
    hub,
    gates,
    streams: new LabShares(STREAMS),
    delays: new LabShares(DELAYS),
  };
}
