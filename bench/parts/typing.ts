import type { Row } from '../report/row';
import { measureTyping, TARGETS } from '../typing/measure';
import type { Part } from './part';

/** Processor time of the page's main thread for keys, and while somebody else saves; what the clock says is only noted. */
export const typing: Part = async ({ application, quick, say }) => {
  const { base } = await application();
  const { typing, news } = await measureTyping({
    base,
    keys: quick ? 24 : 40,
    sizes: quick ? [10_000, 1_000_000] : [10_000, 100_000, 1_000_000],
    views: ['text', 'preview', 'autosave'],
    places: ['middle'],
    onFigures: ({ bytes, lineEnd }) => say(`${bytes / 1_000} kB, ${lineEnd}`),
  });
  const keys = typing.map(
    ({ bytes, lineEnd, view, processor, clock }): Row => ({
      id: `typing/${bytes / 1_000}kB/${lineEnd}/${view}`,
      what: `key to paint, ${bytes / 1_000} kB ${lineEnd}, ${view}: main thread, 95 of 100`,
      unit: 'ms',
      figures: { application: processor.p95 },
      better: 'less',
      target: TARGETS.key,
      note: `by the clock ${clock.p50} and ${clock.p95} ms`,
    }),
  );
  const saves = news.map(
    ({ bytes, lineEnd, lines, longestTask, longestGap }): Row => ({
      id: `typing/${bytes / 1_000}kB/${lineEnd}/news-${lines}`,
      what: `typing while somebody changes ${lines} lines of ${bytes / 1_000} kB ${lineEnd}: longest task`,
      unit: 'ms',
      figures: { application: longestTask },
      better: 'less',
      target: TARGETS.task,
      note: `longest time without a frame, by the clock: ${longestGap} ms`,
    }),
  );
  return [...keys, ...saves];
};
