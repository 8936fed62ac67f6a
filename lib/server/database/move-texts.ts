import type { VersionRef } from '@/lib/documents/model/document';
import type { Database } from './database';
import { findSetting, sharedSetting } from './settings';
import type { StoredText } from './statements';
import { VersionTexts } from './version-texts';

/** Under which it is remembered that all texts have moved. */
const MOVED = 'texts-moved';
/** Texts that are moved in one transaction: a text has a megabyte at most. */
const TOGETHER = 16;

interface OldText extends VersionRef {
  readonly inlineText: string;
}

interface Move extends VersionRef {
  readonly stored: StoredText;
}

/**
 * Moves the texts of versions that an earlier release stored beside their authors and dates to where they are kept now, in
 * the order of their versions, while people work: a text is readable before, between and after. Several instances may do
 * it at once, and whoever was interrupted goes on. `breathe` is awaited between two transactions; where it says false,
 * moving ends for now.
 */
export async function moveTexts(database: Database, breathe: () => Promise<boolean>): Promise<void> {
  if ((await findSetting(database, MOVED)) !== null) return;
  // One that others do not use: it takes texts for stored that are about to be.
  let texts = new VersionTexts(database.statements);
  let last: VersionRef | null = null;
  for (;;) {
    const found: readonly OldText[] = await oldTextsAfter(database, last);
    if (found.length === 0) break;
    if (await moveAll(database, await movesOf(texts, found, last))) last = found.at(-1)!;
    else {
      // Somebody else was faster with one of these.
      texts = new VersionTexts(database.statements);
      last = null;
    }
    if (!(await breathe())) return;
  }
  await sharedSetting(database, MOVED, () => 'all');
}

function oldTextsAfter({ readClient }: Database, last: VersionRef | null): Promise<readonly OldText[]> {
  return readClient.revision.findMany({
    where: {
      inlineText: { not: '' },
      ...(last && {
        OR: [
          { documentId: last.documentId, version: { gt: last.version } },
          { documentId: { gt: last.documentId } },
        ],
      }),
    },
    orderBy: [{ documentId: 'asc' }, { version: 'asc' }],
    take: TOGETHER,
    select: { documentId: true, version: true, etag: true, inlineText: true },
  });
}

async function movesOf(
  texts: VersionTexts,
  found: readonly OldText[],
  last: VersionRef | null,
): Promise<readonly Move[]> {
  const moves: Move[] = [];
  let before = last;
  for (const { inlineText, ...ref } of found) {
    const follows = before?.documentId === ref.documentId && before.version === ref.version - 1;
    const { stored, done } = await texts.storing(ref, follows ? before : null, inlineText);
    moves.push({ ...ref, stored });
    done();
    before = ref;
  }
  return moves;
}

/** Moves all of them, or none where one is not there any more. */
async function moveAll(database: Database, moves: readonly Move[]): Promise<boolean> {
  class Overtaken extends Error {}
  try {
    await database.write(async (transaction) => {
      for (const { documentId, version, etag, stored } of moves) {
        const { count } = await transaction.revision.updateMany({
          where: { documentId, version, etag, inlineText: { not: '' } },
          data: { inlineText: '' },
        });
        if (count === 0) throw new Overtaken();
        const { since, data } = stored;
        await transaction.storedText.create({
          data: { documentId, version, since, data: new Uint8Array(data) },
          select: { version: true },
        });
      }
    });
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}
