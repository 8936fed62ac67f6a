// `npm test`: prepares what is missing, runs every check, and closes with one line `N passed, N failed`. What needs but one
// core runs beside something else.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { ensureGenerated, ensureInstalled, ensureRedis, requireNode, root, runBin } from './prepare.mjs';

requireNode();
ensureInstalled();
ensureGenerated();
const hasRedis = ensureRedis();

/** Programs that a few tests need and that are not of the registry: without one, they are left out. */
const absent = ['nginx', 'caddy'].filter((program) => spawnSync(program, ['version']).error !== undefined);

const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-test-'));
const total = { passed: 0, failed: 0 };
const broken = [];
/** What failed, in words: repeated at the end, where it is found although much was printed in between. */
const faults = [];
/** Characters shown of each. */
const LONGEST_FAULT = 2_000;
/** What took longest, of each runner: said at the end. */
const slowest = [];
const SHOWN_SLOWEST = 10;

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

/** There the programs of dependencies are scripts. */
const shell = process.platform === 'win32';

/** Starts a program beside others; resolves with all that it said once it is over. */
const startBeside = (command, args) =>
  new Promise((resolve) => {
    const program = spawn(command, args, { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [program.stdout, program.stderr]) stream.on('data', (part) => said.push(part));
    program.once('error', (error) => resolve({ ok: false, text: error.message }));
    program.once('close', (status) => resolve({ ok: status === 0, text: Buffer.concat(said).toString() }));
  });
const binOf = (name) => path.join(root, 'node_modules', '.bin', name);

/** One command, one check; what it says is shown in its turn. Resolves with whether it went well. */
async function check(title, started) {
  const { ok, text } = await started;
  heading(title);
  process.stdout.write(text);
  count(title, ok ? 1 : 0, ok ? 0 : 1);
  return ok;
}

/** A test runner with a report of its own: its tests are counted, and a run without a test or a report is a failure. */
async function suite(title, command, args, report, read, env = {}) {
  heading(title);
  const program = spawn(binOf(command), args, {
    cwd: root,
    shell,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const [status] = await once(program, 'exit');
  let counts;
  try {
    counts = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    counts = { passed: 0, failed: 0, faults: ['no report'], times: [] };
  }
  faults.push(...counts.faults);
  const longest = counts.times.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, SHOWN_SLOWEST);
  slowest.push({ title, longest });
  const silent = counts.passed + counts.failed === 0 || (status !== 0 && counts.failed === 0);
  count(title, counts.passed, counts.failed + (silent ? 1 : 0));
}

heading('Types of routes');
const typed = runBin('next', ['typegen']) === 0;
count('Types of routes', typed ? 1 : 0, typed ? 0 : 1);
const checks = [
  ['Format and lint', startBeside(binOf('biome'), ['ci', '--error-on-warnings', '.'])],
  ['Types', startBeside(binOf('tsc'), ['--noEmit', '-p', '.'])],
  ['Unused code', startBeside(binOf('knip'), [])],
];
for (const [title, started] of checks) await check(title, started);

/** The tests of Playwright's report, out of the files and groups that they stand in. */
const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];

const prepared = startBeside(process.execPath, [path.join(root, 'scripts', 'prepared.mjs')]);
const units = path.join(folder, 'units.json');
await suite(
  'Unit and API tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${units}`],
  units,
  (r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests + r.numPendingTests + r.numTodoTests,
    times: r.testResults.map(({ name, startTime, endTime }) => ({
      name: path.relative(root, name),
      milliseconds: endTime - startTime,
    })),
    faults: r.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const tests = assertionResults.filter((test) => test.status !== 'passed');
      if (tests.length === 0) return status === 'passed' ? [] : [`${name}: ${message}`];
      return tests.map((test) => `${name}: ${test.fullName}\n${test.failureMessages?.join('\n') ?? ''}`);
    }),
  }),
);

// Without a build of these sources there is nothing to look at.
if (await check('Browser and build', prepared)) {
  const browser = path.join(folder, 'browser.json');
  await suite(
    'Browser tests',
    'playwright',
    ['test'],
    browser,
    // A test that was skipped or that passed only at a second try is a defect.
    (r) => ({
      passed: r.stats.expected,
      failed: r.stats.unexpected + r.stats.flaky + r.stats.skipped,
      times: specsOf(r).map(({ file, title, tests }) => ({
        name: `${file}: ${title}`,
        milliseconds: tests
          .flatMap(({ results }) => results)
          .reduce((sum, { duration }) => sum + duration, 0),
      })),
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
}

rmSync(folder, { recursive: true, force: true });
for (const { title, longest } of slowest) {
  heading(`${title}: what took longest`);
  for (const { name, milliseconds } of longest)
    console.log(`${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${name}`);
}
for (const fault of faults) console.log(`\n✗ ${fault.slice(0, LONGEST_FAULT)}`);
if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
if (!hasRedis)
  console.log('\nNot run: what needs Redis. Install redis-server; it cannot be installed from here.');
if (absent.length > 0)
  console.log(`\nNot run: what needs ${absent.join(' and ')}. Install that to have its settings tried.`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
