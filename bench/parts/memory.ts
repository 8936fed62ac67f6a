import { load } from '../load/connections';
import { withDocuments } from '../load/cost';
import { READ, REFUSED, SAVE, UNCHANGED } from '../load/kinds';
import type { Row } from '../report/row';
import type { Part } from './part';

const BYTES = 4_096;
const MEGABYTE = 1_000_000;

/** What the application holds after all that other parts asked of it, and how much more after as much again. */
export const memory: Part = async ({ application, quick, say }) => {
  const subject = await application();
  const { documents } = await withDocuments(subject, BYTES);
  const resident: number[] = [];
  for (const time of ['first', 'second', 'third']) {
    say(`the ${time} of equal loads`);
    for (const kind of [READ, UNCHANGED, REFUSED, SAVE]) {
      const askings = documents.map((document) => kind.asking(document, BYTES));
      await load(subject.base, askings, { requests: quick ? 500 : 4_000, status: kind.status });
    }
    resident.push((await subject.memory()).rss / MEGABYTE);
  }
  const [, before = Number.NaN, after = Number.NaN] = resident;
  const rows: readonly Row[] = [
    {
      id: 'memory/resident',
      what: 'memory after it all',
      unit: 'MB resident',
      figures: { application: after },
      better: 'less',
      target: 400,
    },
    {
      id: 'memory/growth',
      what: 'memory after as much again',
      unit: 'MB resident',
      figures: { application: after, 'the time before': before },
      ratio: { to: 'the time before', value: after / before },
      better: 'less',
      target: 1.05,
    },
  ];
  return rows;
};
