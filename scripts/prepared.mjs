// Runs a program of a dependency once everything that it needs is there: `node scripts/prepared.mjs PROGRAM …`.
// Without a program it only prepares.
// For commands that look at the running product: they need an installation, a browser and a build of these sources.
import {
  ensureBrowser,
  ensureBuilt,
  ensureGenerated,
  ensureInstalled,
  requireNode,
  runBin,
} from './prepare.mjs';

const [program, ...args] = process.argv.slice(2);
requireNode();
ensureInstalled();
ensureGenerated();
await ensureBrowser();
ensureBuilt();
process.exit(program === undefined ? 0 : runBin(program, args));
