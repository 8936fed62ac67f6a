/**
 * How long a key takes until the page is painted with it, in Chromium over the built application: in texts of 10 kB, 100 kB
 * and 1 MB with both kinds of line ends, at their beginning, middle and end, with the text alone, with the preview beside it
 * and with automatic saves; and what a save by somebody else takes away from the typing, with one line changed and with 500.
 *
 * Two figures for each key: by the clock, which a busy machine stretches, and processor time of the page's main thread
 * between the same two moments, which it does not. Chromium paints as soon as it can here, so that the rhythm of a screen is
 * in neither. `cost` is processor time for a key in all, what follows it (drafts, counts, previews) included.
 *
 * BASE names an application that runs already; without it one is started. It ends with an error where a target is missed in
 * processor time. Run: npm run bench:typing [-- --keys 60 --sizes 10000,1000000 --views text --places middle]
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startApplication } from './subjects/application';
import {
  measureTyping,
  type NewsFigures,
  PLACES,
  type Quantiles,
  SIZES,
  TARGETS,
  type TypingFigures,
  VIEWS,
} from './typing/measure';

/** One line for each; says whether a target is missed. */
function report(figures: TypingFigures | NewsFigures): boolean {
  const { bytes, lineEnd, clock, processor, longestTask } = figures;
  const isNews = 'lines' in figures;
  const missed = processor.p95 > TARGETS.key || (isNews && longestTask > TARGETS.task);
  const three = ({ p50, p95, max }: Quantiles) =>
    [p50, p95, max].map((value) => value.toFixed(1).padStart(6)).join(' ');
  console.log(
    `${String(bytes / 1_000).padStart(5)} kB ${lineEnd.padEnd(4)} ` +
      (isNews ? `${figures.lines} changed` : `${figures.view}, ${figures.place}`).padEnd(18) +
      `${three(processor)}  | ${three(clock)}  | ` +
      (isNews
        ? `longest task ${longestTask}, without a frame ${figures.longestGap}`
        : `${figures.cost.toFixed(1).padStart(5)}, longest task ${longestTask}`) +
      (missed ? '  OVER' : ''),
  );
  return missed;
}

const { values } = parseArgs({
  options: {
    keys: { type: 'string', default: '60' },
    sizes: { type: 'string', default: SIZES.join() },
    views: { type: 'string', default: VIEWS.join() },
    places: { type: 'string', default: PLACES.join() },
  },
});
const application = process.env.BASE ? null : await startApplication();
let missed = false;
try {
  console.log(
    `${cpus().length} processors, load ${loadavg()[0]!.toFixed(1)}; milliseconds, ${values.keys} keys each`,
  );
  console.log(`${''.padEnd(32)}processor: p50, p95, max | clock: p50, p95, max   | in all for a key`);
  await measureTyping({
    keys: Number(values.keys),
    sizes: values.sizes.split(',').map(Number),
    views: VIEWS.filter((view) => values.views.split(',').includes(view)),
    places: PLACES.filter((place) => values.places.split(',').includes(place)),
    base: application?.base ?? process.env.BASE ?? '',
    onFigures: (figures) => {
      missed = report(figures) || missed;
    },
  });
} finally {
  await application?.kill();
}
console.log(`load ${loadavg()[0]!.toFixed(1)}`);
process.exitCode = missed ? 1 : 0;
