import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { LIST_TARGET, measureLists } from '../lists/measure';
import type { Row } from '../report/row';
import type { Part } from './part';

const DOCUMENTS = 100_000;
const OWN = 20_000;

/** What lists and searches take among many documents, by the clock. */
export const lists: Part = async ({ quick, say }) => {
  const rows: Row[] = [];
  for (const provider of PROVIDERS) {
    const part = quick ? 0.1 : 1;
    say(`${provider}: ${DOCUMENTS * part} documents`);
    await measureLists(provider, DOCUMENTS * part, OWN * part, (figures) => {
      const { id, who, what, found, median, slowest, blocked } = figures;
      rows.push({
        id: `lists/${provider.toLowerCase()}/${id}`,
        what: `list of ${who}, ${what}: ${found}, ${provider}`,
        unit: 'ms',
        figures: { application: median },
        better: 'less',
        target: LIST_TARGET,
        note: `slowest ${slowest.toPrecision(3)} ms; nobody else answered for ${blocked.toPrecision(3)} ms`,
      });
    });
  }
  return rows;
};
