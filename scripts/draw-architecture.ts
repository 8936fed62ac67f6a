// Draws which part of the application imports which into docs/architecture.md: npx tsx scripts/draw-architecture.ts
// With --check it writes nothing, and fails where the picture is not the one that the imports make. Either way it fails
// where an import breaks a rule of scripts/architecture.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenRules } from './architecture/broken-rules';
import { within } from './architecture/graph';
import { graphOf, isShown } from './architecture/imports-graph';
import { drawInto } from './architecture/page';
import { readImports } from './architecture/read-imports';
import { LEFT_ALONE } from './architecture/rooms';

const root = fileURLToPath(new URL('..', import.meta.url));
const PAGE = 'docs/architecture.md';

function main(check: boolean): void {
  const sources = readImports(root, LEFT_ALONE);
  const broken = brokenRules(sources);
  if (broken.length > 0) throw new Error(broken.join('\n'));
  const page = path.join(root, PAGE);
  const before = readFileSync(page, 'utf8');
  const after = drawInto(before, within(graphOf(sources), isShown));
  if (after === before) return;
  if (check)
    throw new Error(`The picture in ${PAGE} is out of date: run npx tsx scripts/draw-architecture.ts.`);
  writeFileSync(page, after);
  console.log(`Drawn into ${PAGE}.`);
}

try {
  main(process.argv.includes('--check'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
