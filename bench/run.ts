// Measures the application beside the framework's floor and the bare limit, and prints one table of ratios.
//   npm run bench                          everything; writes bench/results.json and the tables of the documentation
//   npm run bench -- api scale [--quick]   some parts; quickly, and without writing anything
//   npm run bench -- race --before DIR     beside another build of the application, in the same rounds
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from '@/scripts/prepare.mjs';
import { api } from './parts/api';
import { capacity } from './parts/capacity';
import { fanout } from './parts/fanout';
import { history } from './parts/history';
import { instances } from './parts/instances';
import { lists } from './parts/lists';
import { memory } from './parts/memory';
import { pages } from './parts/pages';
import type { Bench, Part } from './parts/part';
import { peers } from './parts/peers';
import { postgres } from './parts/postgres';
import { race } from './parts/race';
import { scale } from './parts/scale';
import { script } from './parts/script';
import { sizes } from './parts/sizes';
import { typing } from './parts/typing';
import { losses } from './report/losses';
import { withMeasured } from './report/pages';
import { kept, type Results, readCommitted, readResults, replaceRows } from './report/results';
import type { Row } from './report/row';
import { SHOWN } from './report/shown';
import { plainTable } from './report/table';
import { startApplication } from './subjects/application';
import type { Subject } from './subjects/subject';

const PARTS: Readonly<Record<string, Part>> = {
  api,
  race,
  sizes,
  scale,
  lists,
  history,
  postgres,
  fanout,
  instances,
  peers,
  script,
  pages,
  typing,
  capacity,
  memory,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, before: { type: 'string' } },
});
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; the parts are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(1);
}
const names = positionals.length > 0 ? positionals : Object.keys(PARTS);

let application: Promise<Subject> | undefined;
const bench: Bench = {
  quick: values.quick,
  effort: values.quick ? { rounds: 3, seconds: 0.5 } : { rounds: 5, seconds: 1 },
  before: values.before,
  application: () => {
    application ??= startApplication();
    return application;
  },
  say: (text) => console.error(`· ${text}`),
};
const rows: Row[] = [];
const loadBefore = os.loadavg()[0] ?? 0;
for (const name of names) {
  bench.say(`— ${name}`);
  rows.push(...(await PARTS[name]!(bench)));
}
await (await application)?.kill();
const load = [loadBefore, os.loadavg()[0] ?? 0] as const;

const file = fileURLToPath(new URL('results.json', import.meta.url));
const before = readResults(file)?.rows ?? [];
const committed = readCommitted(file)?.rows ?? [];
console.log(`\n${plainTable(rows)}\n`);
console.log(`Load of the machine: ${load.map((each) => each.toFixed(1)).join(' at first, ')} at last.`);
for (const { what, before: was, now, part } of losses(committed, rows))
  console.log(`Lost ${Math.round(part * 100)}%: ${what}: ${was.toPrecision(3)} → ${now.toPrecision(3)}`);
if (!values.quick) {
  const [{ model } = { model: '' }] = os.cpus();
  const run = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    processor: model.trim(),
    cores: os.cpus().length,
    load,
  };
  const place = ({ id }: Row) => Object.keys(PARTS).indexOf(id.split('/')[0]!);
  // What everything that is measured leaves out is measured no more, but for what needs another build.
  const stay = positionals.length > 0 ? before : before.filter(({ id }) => id === 'race/before');
  const all = replaceRows(stay, rows).toSorted((a, b) => place(a) - place(b));
  const results: Results = { run, rows: all };
  const text = `${JSON.stringify(results, kept, 2)}\n`;
  writeFileSync(file, text);
  for (const [page, shown] of Object.entries(SHOWN)) {
    const shownIn = path.join(root, page);
    // As it is kept, so that a page shows what the file has.
    writeFileSync(shownIn, withMeasured(readFileSync(shownIn, 'utf8'), shown(JSON.parse(text))));
  }
}
process.exit();
