import { diffSequences } from '@/lib/merge/diff/diff-sequences';
import { effortOf } from '@/lib/merge/diff/effort';
import { tokens } from '@/lib/merge/text/tokens';
import { hasWords } from '@/lib/merge/text/words';
import type { Write } from './write';

/** Which text of a document a word stands in. */
type Part = 'title' | 'body';

/** A word, mark or white space of the document, and who wrote it; `null` for what was there when the record began. */
interface LedgerToken {
  readonly text: string;
  readonly author: string | null;
}

/** A word that a write removed although its sender had never read a version with it. */
export interface LostWord {
  readonly text: string;
  readonly author: string | null;
  readonly part: Part;
  /** Whose request it vanished with, and when. */
  readonly by: string;
  readonly exchange: string;
  readonly at: number;
}

interface Word extends LedgerToken {
  /** The version that the word came with, or came back with. */
  readonly version: number;
  /** When its author was told that it is written, in milliseconds since 1970; `Infinity` for never. */
  readonly heardAt: number;
}

/** Who wrote what, and what vanished unseen and is not back. Removing what one has read is no loss. */
export interface Account {
  readonly title: readonly Word[];
  /** The words of the body. */
  readonly tokens: readonly Word[];
  readonly lost: readonly LostWord[];
  /** How often a write removed a word unseen, those included that a later write brought back. */
  readonly vanished: number;
  /** How many words each person has put into title and body, those that are gone among them. */
  readonly written: ReadonlyMap<string, number>;
}

/** What there is before the first write. */
export function accountOf(version: number, title: string, body: string): Account {
  const words = (text: string) =>
    tokens(text).map((each) => ({ text: each, author: null, version, heardAt: Number.POSITIVE_INFINITY }));
  return { title: words(title), tokens: words(body), lost: [], vanished: 0, written: new Map() };
}

/** What one more write makes of it, whose sender had seen everything up to version `seen`. */
export function afterWrite(before: Account, write: Write, seen: number): Account {
  const { title, body } = write.texts;
  const retitled = title === null ? before : afterText(before, 'title', title, write, seen);
  return body === null ? retitled : afterText(retitled, 'body', body, write, seen);
}

function afterText(before: Account, part: Part, text: string, write: Write, seen: number): Account {
  const { client, id, startedAt, endedAt } = write.exchange;
  const field = part === 'title' ? 'title' : 'tokens';
  const { words, fresh, gone } = compared(before[field], tokens(text), write);
  let lost = before.lost;
  let written = 0;
  // A word that is taken out here and put in there was moved; one that had vanished and is put in again is back.
  for (const index of fresh) {
    const { text } = words[index]!;
    if (!hasWords(text)) continue;
    const moved = gone.findIndex((word) => word.text === text);
    if (moved !== -1) {
      words[index] = gone.splice(moved, 1)[0]!;
      continue;
    }
    const returned = lost.findIndex((word) => word.part === part && word.text === text);
    if (returned === -1) written += 1;
    else {
      // Whoever read before this write has not seen it back.
      const { author } = lost[returned]!;
      words[index] = {
        ...words[index]!,
        author,
        ...(author === client ? {} : { heardAt: Number.POSITIVE_INFINITY }),
      };
      lost = lost.toSpliced(returned, 1);
    }
  }
  // What somebody has written themselves, and knows to be written, they have seen.
  const isUnseen = ({ version, author, heardAt }: Word) =>
    version > seen && version < write.version && !(author === client && heardAt <= startedAt);
  const unseen = withoutKept(words, gone, isUnseen)
    .filter(isUnseen)
    .map(({ text, author }): LostWord => ({ text, author, part, by: client, exchange: id, at: endedAt }));
  return {
    ...before,
    [field]: words,
    lost: unseen.length === 0 ? lost : [...lost, ...unseen],
    vanished: before.vanished + unseen.length,
    written:
      written === 0
        ? before.written
        : new Map(before.written).set(client, (before.written.get(client) ?? 0) + written),
  };
}

/**
 * The words that are gone. What is left of equal words is what the sender had read: where a copy that they had not read has
 * been kept in its place, that one is gone, and one that they had read stays instead.
 */
function withoutKept(
  words: Word[],
  gone: readonly Word[],
  isUnseen: (word: Word) => boolean,
): readonly Word[] {
  const kept = new Map<string, number[]>();
  for (const { text } of gone) kept.set(text, []);
  for (const [index, word] of words.entries()) if (isUnseen(word)) kept.get(word.text)?.push(index);
  return gone.map((word) => {
    const at = isUnseen(word) ? undefined : kept.get(word.text)?.pop();
    const twin = at === undefined ? undefined : words[at];
    if (at === undefined || !twin) return word;
    words[at] = word;
    return twin;
  });
}

/** The words that a text is made of now, which of them are new in their place, and which words are not in theirs any more. */
function compared(before: readonly Word[], after: readonly string[], { exchange, version }: Write) {
  const { client: author, answerLost, endedAt } = exchange;
  const heardAt = answerLost ? Number.POSITIVE_INFINITY : endedAt;
  const words: Word[] = [];
  const gone: Word[] = [];
  const fresh: number[] = [];
  let at = 0;
  const changes = diffSequences(
    before.map(({ text }) => text),
    after,
    effortOf(),
  );
  for (const { aStart, aEnd, bStart, bEnd } of changes) {
    words.push(...before.slice(at, aStart));
    gone.push(...before.slice(aStart, aEnd).filter(({ text }) => hasWords(text)));
    for (const text of after.slice(bStart, bEnd)) {
      fresh.push(words.length);
      words.push({ text, author, version, heardAt });
    }
    at = aEnd;
  }
  words.push(...before.slice(at));
  return { words, gone, fresh };
}
