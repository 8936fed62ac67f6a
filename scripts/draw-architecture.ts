// Draws which part of the application imports which into docs/architecture.md: npx tsx scripts/draw-architecture.ts
// With --check it writes nothing, and fails where the picture is not the one that the imports make. Either way it fails
// where files or rooms import each other in a circle, or where the server and the browser meet.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenRule } from './architecture/broken-rule';
import { drawInto } from './architecture/page';
import { readImports } from './architecture/read-imports';

const root = fileURLToPath(new URL('..', import.meta.url));
const PAGE = 'docs/architecture.md';

function main(check: boolean): void {
  const files = readImports(root);
  const broken = brokenRule(files);
  if (broken !== null) throw new Error(broken);
  const page = path.join(root, PAGE);
  const before = readFileSync(page, 'utf8');
  const after = drawInto(before, files);
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
