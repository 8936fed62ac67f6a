import { expect, it } from 'vitest';
import { MemoryRepository } from '@/lib/documents/testing/memory-repository';
import { listDocuments } from './list-documents';
import { savingOf } from './saving-of';

it('lets others have their turn before it reads texts, and before each in which it looks for a snippet', async () => {
  const documents = new MemoryRepository();
  const author = { id: 'ana', name: 'Ana', colour: 0 };
  for (const documentId of ['a', 'b', 'c']) {
    const content = { title: 'T', body: `the lake ${documentId}` };
    const text = JSON.stringify(content);
    const draft = { documentId, text, content, author, at: new Date(0), mergeBaseEtag: null };
    await documents.commit(null, await savingOf({ documents }, null, draft));
  }
  const done: string[] = [];
  const texts = documents.texts.bind(documents);
  documents.texts = (versions) => {
    done.push(`${versions.length} texts`);
    return texts(versions);
  };
  const ports = {
    documents,
    people: { find: async () => [], replace: async () => false },
    now: () => 0,
    newId: () => 'new',
  };
  const page = await listDocuments(ports, {
    caller: author,
    common: [],
    deleted: false,
    query: 'lake',
    limit: 50,
    after: null,
    breathe: async () => void done.push('turn'),
  });
  expect(page.items.map(({ snippet }) => snippet)).toHaveLength(3);
  expect(done).toEqual(['turn', '3 texts', 'turn', 'turn', 'turn']);
});
