// How long the server takes to say who wrote each line of the newest of many versions: the first time, again, of the version
// that follows, and where nothing but texts was kept of the versions (as before a migration).
//   npx tsx bench/who-wrote.ts [--versions 1000] [--lines 400] [--provider SQLite]
import { parseArgs } from 'node:util';
import { asFound } from '@/lib/documents/model/repository';
import { LineOrigins } from '@/lib/documents/use-cases/line-origins-of';
import { savingOf } from '@/lib/documents/use-cases/saving-of';
import { whoWrote } from '@/lib/documents/use-cases/who-wrote';
import { openDatabase } from '@/lib/server/database/database';
import { DatabaseDocuments } from '@/lib/server/database/database-documents';
import { DatabasePeople } from '@/lib/server/database/database-people';
import { emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';

const { values } = parseArgs({
  options: {
    versions: { type: 'string', default: '1000' },
    lines: { type: 'string', default: '400' },
    provider: { type: 'string', default: PROVIDERS.join() },
  },
});
const VERSIONS = Number(values.versions);
const LINES = Number(values.lines);
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

for (const provider of PROVIDERS.filter((each) => values.provider.includes(each))) {
  const { location, remove } = await emptyDatabase(provider);
  const database = await openDatabase(location);
  const documents = new DatabaseDocuments(database);
  const ports = {
    documents,
    people: new DatabasePeople(database),
    now: Date.now,
    newId: () => crypto.randomUUID(),
  };
  const id = crypto.randomUUID();
  const caller = { id: 'ana' };
  let lines = Array.from(
    { length: LINES },
    (_, n) => `Line ${n} of a text that people write together, some words long.`,
  );

  const save = async (version: number) => {
    const at = (version * 7_919) % lines.length;
    lines =
      version % 3 === 0
        ? lines.toSpliced(at, 0, `A line of version ${version}.`)
        : lines.with(at, `Line ${at}, version ${version}.`);
    const content = { title: 'T', body: lines.join('\n') };
    const before = await documents.find(id);
    const author = { id: `person ${version % 5}`, name: 'Somebody', colour: 0 };
    const draft = {
      documentId: id,
      text: JSON.stringify(content),
      content,
      author,
      at: new Date(),
      mergeBaseEtag: null,
    };
    await documents.commit(before && asFound(before), await savingOf(ports, before, draft));
  };
  const measure = async (what: string, origins: LineOrigins, version: number) => {
    const [started, cpu] = [performance.now(), process.cpuUsage()];
    const found = await whoWrote(ports, origins, { id, version, caller });
    const used = process.cpuUsage(cpu);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const busy = Math.round((used.user + used.system) / 100) / 10;
    const said =
      found.kind === 'found'
        ? `${found.runs.length} runs, looked back to ${found.lookedBackTo ?? 'the first'}`
        : found.kind;
    console.log(`  ${what}: ${ms} ms, of the processor ${busy} ms; ${said}`);
  };

  for (let version = 1; version <= VERSIONS; version++) await save(version);
  console.log(
    `${provider}, ${VERSIONS} versions of ${LINES} lines and more (${Math.round(lines.join('\n').length / 1_024)} KiB)`,
  );
  await measure('first call of the process', new LineOrigins(documents, turn), VERSIONS);
  const origins = new LineOrigins(documents, turn);
  await measure('cold', origins, VERSIONS);
  await measure('warm', origins, VERSIONS);
  await save(VERSIONS + 1);
  await measure('the version that follows', origins, VERSIONS + 1);
  await database.write((transaction) => transaction.lineStep.deleteMany({ where: { documentId: id } }));
  const old = new LineOrigins(documents, turn);
  await measure('cold, with texts only', old, VERSIONS);
  await measure('asked again, with texts only', old, VERSIONS);
  await database.close();
  await remove();
}
