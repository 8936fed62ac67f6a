import { expect, it, vi } from 'vitest';
import { asFound } from '@/lib/documents/model/repository';
import { MemoryRepository } from '@/lib/documents/testing/memory-repository';
import { LineOrigins } from './line-origins-of';
import { savingOf } from './saving-of';

const ID = 'document';

/** A repository with one document that has these bodies as its versions. */
async function history(bodies: readonly string[], withSteps = true) {
  const documents = new MemoryRepository();
  const save = async (body: string) => {
    const before = await documents.find(ID);
    const content = { title: 'T', body };
    const author = { id: `author ${before?.version ?? 0}`, name: 'A', colour: 0 };
    const text = JSON.stringify(content);
    const draft = { documentId: ID, text, content, author, at: new Date(0), mergeBaseEtag: null };
    await documents.commit(before && asFound(before), await savingOf({ documents }, before, draft));
  };
  for (const body of bodies) await save(body);
  if (!withSteps) documents.steps = async () => [];
  return { documents, save };
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `${'line\n'.repeat(n)}last`);
const still = async () => {};

it('reads no text, and of a version that follows only what it changed', async () => {
  const { documents, save } = await history(numbered(250));
  const texts = vi.spyOn(documents, 'revision');
  const steps = vi.spyOn(documents, 'steps');
  const origins = new LineOrigins(documents, still);
  const found = await origins.of(ID, 250);
  expect(found).toMatchObject({ lookedBackTo: null, coarse: false });
  expect(found?.origins).toHaveLength(250);
  expect(texts).not.toHaveBeenCalled();
  await origins.of(ID, 250);
  expect(steps).toHaveBeenCalledTimes(1);
  await save('new\nlast');
  texts.mockClear();
  steps.mockClear();
  expect([...(await origins.of(ID, 251))!.origins]).toEqual([251, expect.any(Number)]);
  expect(texts).not.toHaveBeenCalled();
  expect(steps).toHaveBeenCalledTimes(1);
});

it('stops where too much would have to be compared, says how far it looked, and goes on when asked again', async () => {
  const bodies = Array.from({ length: 6 }, (_, n) => `${'x'.repeat(500)}\n${n}`);
  const { documents } = await history(bodies, false);
  const origins = new LineOrigins(documents, still, { effort: 1_000_000, pieces: 1_000, bytes: 1_500 });
  const looked: (number | null)[] = [];
  for (let times = 0; times < 4; times++) looked.push((await origins.of(ID, 6))!.lookedBackTo);
  expect(looked[0]).toBeGreaterThan(1);
  expect(looked).toEqual([...looked].sort((a, b) => (b ?? 0) - (a ?? 0)));
  expect(looked.at(-1)).toBeNull();
  expect([...(await origins.of(ID, 6))!.origins]).toEqual([1, 6]);
});

it('stops where too much would have to be followed, and lets others have their turn', async () => {
  const { documents } = await history(numbered(50));
  const found = await new LineOrigins(documents, still, { effort: 20, pieces: 1_000, bytes: 0 }).of(ID, 50);
  expect(found?.lookedBackTo).toBeGreaterThan(1);
  expect(found?.origins).toContain(0);
});

it('stops at a version before which the text would fall into too many pieces, and says at which', async () => {
  const numbers = Array.from({ length: 40 }, (_, n) => n);
  // Every version changes one more of the even lines.
  const bodies = numbers.slice(0, 20).map((version) => {
    return numbers.map((n) => (n % 2 === 0 && n / 2 < version ? `new ${n}` : `old ${n}`)).join('\n');
  });
  const { documents } = await history(bodies);
  const all = await new LineOrigins(documents, still).of(ID, 20);
  expect(all?.lookedBackTo).toBeNull();
  const found = await new LineOrigins(documents, still, { effort: 1_000_000, pieces: 10, bytes: 0 }).of(
    ID,
    20,
  );
  // Eleven pieces: those of five versions, and the older lines between them.
  expect(found?.lookedBackTo).toBe(15);
  expect([...found!.origins].filter((origin) => origin > 0)).toEqual([16, 17, 18, 19, 20]);
});

it('knows of no version that there is not', async () => {
  const { documents } = await history(['a']);
  expect(await new LineOrigins(documents, still).of(ID, 2)).toBeNull();
});
