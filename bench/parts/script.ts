import { LIMITS, measureScript, type PageName } from '../pages/script';
import type { Row } from '../report/row';
import type { Part } from './part';

/** How much script pages load before they can be read and written in, compressed. */
export const script: Part = async ({ application, say }) => {
  say('script of pages');
  const measured = await measureScript((await application()).base);
  return (Object.keys(LIMITS) as PageName[]).map(
    (name): Row => ({
      id: `script/${name}`,
      what: `script of ${name}, before all else`,
      unit: 'kB, Brotli',
      figures: { application: measured[name].first },
      better: 'less',
      target: LIMITS[name].goal,
    }),
  );
};
