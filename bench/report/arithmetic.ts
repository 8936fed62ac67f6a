import type { Results } from './results';

/** What is reckoned for: so much at once, on PostgreSQL. */
const ASKED = { documents: 1_000_000, editors: 10_000, saves: 1_000 };
/** Others who have a document open while it is saved, each of whom is told and reads it. */
const OTHERS = 3;
/** Seconds between two words of a tab that it is there. */
const PRESENCE_EVERY = 4;
/** How much of a core an instance is to have to do, so that none waits in a bad minute. */
const FILLED = 0.6;
/** Connections to PostgreSQL of an instance, and of all, as they are unless somebody says otherwise. */
const CONNECTIONS = { instance: 8, all: 100 };
const [KB, GB] = [1_000, 1_000_000_000];
const DAY = 86_400;

/** The figures that it is reckoned from, each that of the application. */
const FIGURES = {
  save: 'postgres/put/processor',
  saves: 'postgres/put/rate',
  read: 'postgres/get/processor',
  telling: 'fanout/processor',
  stream: 'fanout/memory',
  presence: 'capacity/presence/processor',
  document: 'capacity/postgresql/document',
  saved: 'capacity/postgresql/save',
} as const;

/** What that comes to, by what was measured: a table of what is needed, how that is reckoned, and how much it is. */
export function arithmeticTable({ run, rows }: Results): string {
  const figure = (name: keyof typeof FIGURES): number => {
    const row = rows.find(({ id }) => id === FIGURES[name]);
    if (row?.figures.application === undefined) throw new Error(`${FIGURES[name]} was not measured.`);
    return row.figures.application;
  };
  const { documents, editors, saves } = ASKED;
  const cores = (times: number, ms: number) => (times * ms) / 1_000;
  // That part of the bench tells a thousand readers.
  const told = figure('telling') / 1_000;
  const saving = cores(saves, figure('save'));
  const telling = cores(saves * OTHERS, told + figure('read'));
  const presence = cores(editors / PRESENCE_EVERY, figure('presence'));
  const application = saving + telling + presence;
  const instances = Math.ceil(application / FILLED);
  const database = (run.cores - cores(figure('saves'), figure('save'))) / figure('saves');
  const many = (number: number) => Math.round(number).toLocaleString('en');
  const short = (number: number) => String(Number(number.toPrecision(2)));
  const lines = [
    ['what', 'calculation', 'result'],
    ['---', '---', '---'],
    ['Saves', `${many(saves)} × ${figure('save')} ms of processor`, `${short(saving)} cores`],
    [
      'Others who hear of them and read them',
      `${many(saves)} × ${OTHERS} × (${short(told)} + ${figure('read')} ms)`,
      `${short(telling)} cores`,
    ],
    [
      'Tabs that report that they are there',
      `${many(editors)} ÷ ${PRESENCE_EVERY} s × ${figure('presence')} ms`,
      `${short(presence)} cores`,
    ],
    [
      '**Instances**, each with one core, which it uses to at most 60%',
      `${short(application)} ÷ ${FILLED}`,
      `**${instances}**`,
    ],
    ['Open editors of each', `${many(editors)} ÷ ${instances}`, many(editors / instances)],
    [
      'Memory of event streams, in all instances',
      `${many(editors)} × ${figure('stream')} kB`,
      `${short((editors * figure('stream') * KB) / GB)} GB`,
    ],
    [
      'Connections to PostgreSQL, which has 100',
      `${instances} × ${CONNECTIONS.instance}`,
      `${instances * CONNECTIONS.instance}${instances * CONNECTIONS.instance > CONNECTIONS.all - 3 ? ': too many' : ''}`,
    ],
    [
      '**PostgreSQL’s own work**, at most: PostgreSQL, the application and the clients shared the cores of the bench',
      `${many(saves)} × (${run.cores} cores ÷ ${many(figure('saves'))} a second − ${figure('save')} ms)`,
      `**${short(database * saves)} cores**`,
    ],
    [
      'Documents on its disk, of 4 kB',
      `${many(documents)} × ${short(figure('document') / KB)} kB`,
      `${short((documents * figure('document')) / GB)} GB`,
    ],
    [
      '**What every day of this adds**, by saves of a line each',
      `${many(saves)} × ${many(DAY)} s × ${short(figure('saved') / KB)} kB`,
      `**${many((saves * DAY * figure('saved')) / GB)} GB**`,
    ],
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
