// `npm test`: prepares what is missing, runs every check, and closes with one line `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {
  ensureBrowser,
  ensureBuilt,
  ensureGenerated,
  ensureInstalled,
  requireNode,
  runBin,
} from './prepare.mjs';

requireNode();
ensureInstalled();
ensureGenerated();

const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-test-'));
const total = { passed: 0, failed: 0 };
const broken = [];
/** What failed, in words: repeated at the end, where it is found although much was printed in between. */
const faults = [];
/** Characters shown of each. */
const LONGEST_FAULT = 2_000;

const heading = (title) => console.log(`\n— ${title}`);
const count = (title, passed, failed) => {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) broken.push(`${title} (${failed})`);
};

/** A port that nothing listens on. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** One command, one check. */
function check(title, command, args) {
  heading(title);
  const ok = runBin(command, args) === 0;
  count(title, ok ? 1 : 0, ok ? 0 : 1);
}

/** A test runner with a report of its own: its tests are counted, and a run without a test or a report is a failure. */
function suite(title, command, args, report, read, env) {
  heading(title);
  const status = runBin(command, args, env);
  let counts;
  try {
    counts = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    counts = { passed: 0, failed: 0, faults: ['no report'] };
  }
  faults.push(...counts.faults);
  const silent = counts.passed + counts.failed === 0 || (status !== 0 && counts.failed === 0);
  count(title, counts.passed, counts.failed + (silent ? 1 : 0));
}

check('Format and lint', 'biome', ['ci', '--error-on-warnings', '.']);
check('Types of routes', 'next', ['typegen']);
check('Types', 'tsc', ['--noEmit', '-p', '.']);
check('Unused code', 'knip', []);

/** The tests of Playwright's report, out of the files and groups that they stand in. */
const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];

const units = path.join(folder, 'units.json');
suite(
  'Unit and API tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${units}`],
  units,
  (r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests + r.numPendingTests + r.numTodoTests,
    faults: r.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const tests = assertionResults.filter((test) => test.status !== 'passed');
      if (tests.length === 0) return status === 'passed' ? [] : [`${name}: ${message}`];
      return tests.map((test) => `${name}: ${test.fullName}\n${test.failureMessages?.join('\n') ?? ''}`);
    }),
  }),
);

heading('Browser and build');
await ensureBrowser();
ensureBuilt();
const browser = path.join(folder, 'browser.json');
suite(
  'Browser tests',
  'playwright',
  ['test'],
  browser,
  // A test that was skipped or that passed only at a second try is a defect.
  (r) => ({
    passed: r.stats.expected,
    failed: r.stats.unexpected + r.stats.flaky + r.stats.skipped,
    faults: specsOf(r).flatMap(({ file, title, tests }) =>
      tests
        .filter((test) => test.status !== 'expected')
        .map((test) => {
          const said = test.results.flatMap(({ errors }) => errors.map(({ message }) => message));
          return `${file}: ${title}\n${said.join('\n')}`;
        }),
    ),
  }),
  { PLAYWRIGHT_JSON_OUTPUT_NAME: browser, E2E_PORT: String(await freePort()) },
);

rmSync(folder, { recursive: true, force: true });
for (const fault of faults) console.log(`\n✗ ${fault.slice(0, LONGEST_FAULT)}`);
if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
