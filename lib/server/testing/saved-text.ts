import { expect } from 'vitest';
import { storedContent } from '@/lib/documents/content/content';
import { asFound, type DocumentRepository } from '@/lib/documents/model/repository';
import type { Person } from '@/lib/documents/people/person';
import { savingOf } from '@/lib/documents/use-cases/saving-of';
import type { Database } from '@/lib/server/database/database';
import type { Statements } from '@/lib/server/database/statements';

/** Who writes and deletes where a test does not care. */
export const WRITER: Person = { id: crypto.randomUUID(), name: 'Ana', colour: 1 };

/** A text as it is stored of a document with this body. */
export const textOf = (body: string): string => JSON.stringify({ title: 't', body });

/** Saves a text of a document on top of what it says now, whether there is one or not. */
export async function saveText(
  documents: DocumentRepository,
  documentId: string,
  text: string,
  searchable = true,
): Promise<void> {
  const before = await documents.find(documentId);
  const change = await savingOf({ documents }, before, {
    documentId,
    text,
    content: storedContent(text),
    author: WRITER,
    at: new Date(),
    mergeBaseEtag: null,
  });
  expect(await documents.commit(asFound(before), { ...change, searchable })).toBe(true);
}

/** Deletes a document for ever, a minute from now: later than all that was saved. */
export async function eraseDocument(documents: DocumentRepository, documentId: string): Promise<void> {
  const found = await documents.find(documentId);
  const at = new Date(Date.now() + 60_000);
  expect(await documents.commit(asFound(found), { kind: 'erase', documentId, by: WRITER, at })).toBe(true);
}

/** Statements of which some may be replaced: they are methods of a class. */
export function statementsOf({ statements }: Pick<Database, 'statements'>): Statements {
  return {
    all: (...asked) => statements.all(...asked),
    run: (...asked) => statements.run(...asked),
    save: (save) => statements.save(save),
    close: () => statements.close(),
  };
}
