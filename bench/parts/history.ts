import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { HISTORY_TARGETS, measureHistory } from '../history/measure';
import type { Row } from '../report/row';
import type { Part } from './part';

const VERSIONS = 10_000;
const BYTES = 100_000;

/** What a document costs that was saved often, with a small edit each time. */
export const history: Part = async ({ quick, say }) => {
  const rows: Row[] = [];
  for (const provider of PROVIDERS) {
    const versions = quick ? VERSIONS / 10 : VERSIONS;
    say(`${provider}: ${versions} versions`);
    const { size, save, read, anyVersion } = await measureHistory(provider, versions, BYTES);
    const id = `history/${provider.toLowerCase()}`;
    const what = `${VERSIONS.toLocaleString('en')} versions of 100 kB, ${provider}`;
    const ms = { unit: 'ms', better: 'less' } as const;
    const beside = ({ many, few }: typeof save) => ({
      figures: { application: many, 'one version': few },
      ratio: { to: 'one version', value: many / few },
    });
    rows.push(
      {
        ...{ id: `${id}/size`, what: `${what}: all of them`, unit: 'MB stored', better: 'less' },
        ...{ figures: { application: size / 1e6 }, target: HISTORY_TARGETS.bytes / 1e6 },
      },
      { ...ms, id: `${id}/save`, what: `${what}: saving one more`, ...beside(save) },
      { ...ms, id: `${id}/read`, what: `${what}: the current one, with nothing in memory`, ...beside(read) },
      {
        ...{ ...ms, id: `${id}/any`, what: `${what}: any version, the slowest of 200` },
        ...{ figures: { application: anyVersion.slowest }, target: HISTORY_TARGETS.anyVersion },
        note: `median ${anyVersion.median.toPrecision(3)} ms; each the best of three`,
      },
    );
  }
  return rows;
};
