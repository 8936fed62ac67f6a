import { makeDocument, somebody } from '../load/document';
import { historyOf, lostOf } from '../load/history';
import { retryTogether } from '../load/retrying';
import { alternate } from '../load/rounds';
import { compare } from '../report/compare';
import type { Row } from '../report/row';
import { startApplication } from '../subjects/application';
import { startBare } from '../subjects/bare';
import type { Subject } from '../subjects/subject';
import type { Part } from './part';

const CLIENTS = 16;
const BYTES = 4_096;

interface Raced {
  readonly rate: number;
  /** Saves of each client. */
  readonly saves: readonly number[];
  readonly lost: number;
}

/** People who all save one document as often as they can, each round a new one: how often they succeed, and what is lost. */
export const race: Part = async ({ application, before, quick, say }) => {
  const other = before === undefined ? [] : [await startApplication({ name: 'before', folder: before })];
  const bare = await startBare();
  const subjects = [await application(), bare, ...other];
  say(`${CLIENTS} clients on one document`);
  const rounds = await alternate(subjects, quick ? 2 : 4, (subject, round) =>
    raceOnce(subject, (round < 0 ? 1 : quick ? 3 : 8) * 1_000),
  );
  for (const subject of [bare, ...other]) await subject.kill();

  const what = `${CLIENTS} clients retrying on one document`;
  const common = { names: subjects.map(({ name }) => name), better: 'more' } as const;
  const rates = rounds.map((round) => round.map(({ rate }) => rate));
  const shares = subjects.map((_, at) => {
    const saves = Array.from({ length: CLIENTS }, (_, client) =>
      rounds.reduce((sum, round) => sum + round[at]!.saves[client]!, 0),
    );
    return Math.min(...saves) / Math.max(...saves);
  });
  const lost = subjects.map((_, at) => rounds.reduce((sum, round) => sum + round[at]!.lost, 0));
  const rows: Row[] = [
    compare({ ...common, id: 'race/rate', what, unit: 'saves a second', rounds: rates, to: 'bare' }),
    compare({
      ...common,
      id: 'race/worst',
      what: 'worst of them beside the best',
      unit: 'part',
      rounds: [shares],
      target: 1 / 3,
    }),
    compare({
      ...common,
      id: 'race/lost',
      what: 'of their saves',
      unit: 'lost',
      better: 'less',
      rounds: [lost],
      target: 0,
    }),
  ];
  if (before !== undefined) {
    const target = { to: 'before', target: 5 };
    rows.splice(
      1,
      0,
      compare({ ...common, ...target, id: 'race/before', what, unit: 'saves a second', rounds: rates }),
    );
  }
  return rows;
};

async function raceOnce(subject: Subject, milliseconds: number): Promise<Raced> {
  const { base } = subject;
  const clients = [];
  for (let client = 0; client < CLIENTS; client++) clients.push(await somebody(subject));
  const { path, headers, stale, etag } = await makeDocument(subject, clients[0]!, BYTES);
  const end = performance.now() + milliseconds;
  const goOn = () => performance.now() < end;
  const { accepted, seconds } = await retryTogether({ base, path, bytes: BYTES, clients, goOn });
  const all = [{ parent: stale, etag }, ...accepted.flat()];
  const lost = lostOf(stale, all, await historyOf(base, path, headers));
  const saves = accepted.map(({ length }) => length);
  return { rate: (all.length - 1) / seconds, saves, lost };
}
