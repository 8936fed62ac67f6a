import { type Cost, costs, type Loadable, withDocuments } from '../load/cost';
import { type Kind, READ, REFUSED, SAVE, UNCHANGED } from '../load/kinds';
import type { Rounds } from '../load/rounds';
import { compare } from '../report/compare';
import type { Row } from '../report/row';
import { startApplication } from '../subjects/application';
import { startBare } from '../subjects/bare';
import { startFramework } from '../subjects/framework';
import type { Part } from './part';

const SMALL = 4_096;

/** A kind of request, what it may cost (in bare ones), and how often a second it shall be answered (in the framework's). */
const KINDS: readonly (readonly [kind: Kind, most: number, rate: number])[] = [
  [READ, 4, 3],
  [UNCHANGED, 4, 3],
  [REFUSED, 5, 2.5],
  [SAVE, 5, 1.5],
];

/** What the requests cost of which most of the work consists: of a document of 4 kB, on SQLite. */
export const api: Part = async ({ application, before, effort, say }) => {
  const bare = await startBare();
  const framework = await startFramework();
  const other = before === undefined ? [] : [await startApplication({ name: 'before', folder: before })];
  const subjects = [await application(), framework, bare, ...other];
  const names = subjects.map(({ name }) => name);
  const loadables: Loadable[] = [];
  for (const subject of subjects) loadables.push(await withDocuments(subject, SMALL));
  const rows: Row[] = [];
  for (const [kind, most, rate] of KINDS) {
    say(kind.name);
    const rounds = await costs(loadables, kind, SMALL, effort);
    rows.push(processorRow(kind, names, rounds, most), rateRow(kind, names, rounds, rate));
  }
  say('PUT, one at a time');
  const alone = loadables.map(({ subject, documents }) => ({ subject, documents: documents.slice(0, 1) }));
  rows.push({
    ...processorRow(SAVE, names, await costs(alone, SAVE, SMALL, effort), 5),
    id: 'api/put-alone/processor',
    what: 'PUT, 4 kB, one at a time',
  });
  for (const subject of [framework, bare, ...other]) await subject.kill();
  return rows;
};

function processorRow({ name }: Kind, names: readonly string[], rounds: Rounds<Cost>, target: number): Row {
  return compare({
    id: `api/${name.toLowerCase()}/processor`,
    what: `${name}, 4 kB`,
    unit: 'ms of processor',
    better: 'less',
    names,
    rounds: rounds.map((round) => round.map(({ processor }) => processor)),
    to: 'bare',
    target,
  });
}

function rateRow({ name }: Kind, names: readonly string[], rounds: Rounds<Cost>, target: number): Row {
  return compare({
    id: `api/${name.toLowerCase()}/rate`,
    what: `${name}, 4 kB`,
    unit: 'requests a second',
    better: 'more',
    names,
    rounds: rounds.map((round) => round.map(({ rate }) => rate)),
    to: 'framework',
    target,
  });
}
