import fc from 'fast-check';
import { MAX_CONTENT_BYTES } from '@/lib/documents/content/content';
import { formatTag } from '@/lib/documents/model/validators';
import { MemoryRepository } from '@/lib/documents/testing/memory-repository';
import { patchDocument } from '@/lib/documents/use-cases/patch-document';
import { saveDocument } from '@/lib/documents/use-cases/save-document';

/** How much processor time a patch may take, in milliseconds, whoever sends it. */
const LIMIT = 50;
const PATCHES = 1000;
const WARM_UP = 100;
const seed = Number(process.env.SEED ?? 20260102);

/** Text of as many bytes as content may have, at the most: what follows is cut, so that a patch arrives at all. */
const ROOM = MAX_CONTENT_BYTES - 1_000;

const count = fc.oneof(
  fc.constantFrom(1, 60, 1_000, 4_999, 16_000, 20_000, 49_000, 100_000, 340_000),
  fc.integer({ min: 1, max: 50_000 }),
);
const place = fc.constantFrom('', '/title', '/body', '/a', '/a/0', '/a/-', '/a/a', '/0', '/__proto__', '/m1');
/** JSON text of something large: long, wide or deep, cut to what a request may have. */
const large = fc
  .tuple(
    fc.constantFrom(
      'zeros',
      'arrays',
      'objects',
      'members',
      'numbers',
      'deep array',
      'deep object',
      'text',
      'wide text',
      'half pairs',
    ),
    count,
  )
  .map(([kind, wanted]) => {
    const many = (unit: string) =>
      Math.max(1, Math.min(wanted, Math.floor(ROOM / 2 / Buffer.byteLength(unit))));
    const list = (unit: string) => new Array(Math.floor(many(`${unit},`))).fill(unit).join(',');
    switch (kind) {
      case 'zeros':
        return `[${list('0')}]`;
      case 'arrays':
        return `[${list('[]')}]`;
      case 'objects':
        return `[${list('{"a":{}}')}]`;
      case 'members':
        return `{${Array.from({ length: many('"m123456":0,') }, (_, i) => `"m${i}":0`).join(',')}}`;
      case 'numbers':
        return `{${Array.from({ length: many('"4294967295":0,') }, (_, i) => `"${(i * 2654435761) % 4294967291}":0`).join(',')}}`;
      case 'deep array':
        return '['.repeat(many('[]')) + ']'.repeat(many('[]'));
      case 'deep object':
        return `${'{"a":'.repeat(many('{"a":}'))}0${'}'.repeat(many('{"a":}'))}`;
      case 'text':
        return `"${'x'.repeat(many('x'))}"`;
      case 'wide text':
        return `"${'漢'.repeat(many('漢'))}"`;
      default:
        return `"${'\\ud800'.repeat(many('\\ud800'))}"`;
    }
  });

const operation = fc.oneof(
  fc
    .tuple(fc.constantFrom('copy', 'move'), place, place)
    .map(([op, from, path]) => JSON.stringify({ op, from, path })),
  place.map((path) => JSON.stringify({ op: 'remove', path })),
  fc
    .tuple(fc.constantFrom('add', 'replace', 'test'), place, fc.constantFrom('0', '""', '{}', '[]', '[0]'))
    .map(([op, path, value]) => `{"op":"${op}","path":"${path}","value":${value}}`),
);
const deepPath = count.map(
  (tokens) => `{"op":"add","path":"/a${'/a'.repeat(Math.min(tokens, ROOM / 10))}/-","value":0}`,
);
const grow = fc
  .tuple(fc.constantFrom('add', 'replace', 'test'), fc.constantFrom('/a', '/body', '', '/a/0'), large)
  .map(([op, path, value]) => `{"op":"${op}","path":"${path}","value":${value}}`);
/** The same few steps over and over, each time elsewhere if there is a number in them. */
const steps = fc.tuple(fc.array(operation, { minLength: 1, maxLength: 3 }), count).map(([few, wanted]) => {
  const each = few.join(',').length + 8;
  const times = Math.max(1, Math.min(wanted, Math.floor(ROOM / 4 / each)));
  return Array.from({ length: times }, (_, i) => few.join(',').replaceAll('/0"', `/${i}"`)).join(',');
});
const jsonPatch = fc
  .tuple(fc.option(grow), fc.option(deepPath, { freq: 4 }), steps)
  .map((parts) => `[${parts.filter((part) => part !== null).join(',')}]`);
const hostile = fc.oneof(
  { weight: 4, arbitrary: jsonPatch.map((text) => ({ type: 'application/json-patch+json', text })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(large, fc.constantFrom('{"a":$}', '{"body":$}', '{"title":{"a":$}}', '$'))
      .map(([value, around]) => ({
        type: 'application/merge-patch+json',
        text: around.replace('$', () => value),
      })),
  },
);

const documents = new MemoryRepository();
const person = { id: 'p', name: 'Ana', colour: 0 };
const ports = {
  documents,
  people: { find: async () => [person] } as never,
  now: Date.now,
  newId: () => crypto.randomUUID(),
};
const NO_CONDITIONS = { ifMatch: null, ifNoneMatch: null, ifModifiedSince: null, ifUnmodifiedSince: null };
const contentOf = (type: string, text: string) => ({
  type,
  coding: null,
  range: null,
  digest: null,
  read: async () => new TextEncoder().encode(text),
  hash: () => '',
});

const id = crypto.randomUUID();
await saveDocument(ports, {
  id,
  person,
  conditions: { ...NO_CONDITIONS, method: 'PUT', ifNoneMatch: '*' },
  content: contentOf(
    'application/json',
    JSON.stringify({ title: 'A document', body: 'A line of text.\n'.repeat(30_000) }),
  ),
  mergeBase: null,
});

const took: { ms: number; kind: string; text: string }[] = [];
for (const [index, { type, text }] of fc.sample(hostile, { seed, numRuns: WARM_UP + PATCHES }).entries()) {
  if (Buffer.byteLength(text) > MAX_CONTENT_BYTES) throw new Error(`Patch ${index} would not be read.`);
  const found = await documents.find(id);
  const request = {
    id,
    person,
    conditions: { ...NO_CONDITIONS, method: 'PATCH', ifMatch: formatTag(found!.etag!) },
    content: contentOf(type, text),
  };
  const before = process.cpuUsage();
  const outcome = await patchDocument(ports, request);
  const { user, system } = process.cpuUsage(before);
  if (index >= WARM_UP) took.push({ ms: (user + system) / 1000, kind: outcome.kind, text });
}
took.sort((a, b) => b.ms - a.ms);
const at = (share: number) => took[Math.floor(took.length * share)]!.ms.toFixed(1);
const kinds = [...new Set(took.map(({ kind }) => kind))].map(
  (kind) => `${kind} ${took.filter((one) => one.kind === kind).length}`,
);
console.log(`${PATCHES} hostile patches, seed ${seed}: ${kinds.join(', ')}`);
console.log(`processor time in ms: median ${at(0.5)}, p99 ${at(0.01)}, worst ${at(0)} (limit ${LIMIT})`);
for (const { ms, kind, text } of took.slice(0, 3)) {
  console.log(`  ${ms.toFixed(1)} ms, ${kind}, ${text.length} characters: ${text.slice(0, 100)}`);
}
if (took[0]!.ms > LIMIT) process.exitCode = 1;
