import { nameForSentence } from '@/components/ui/people/side-names';
import type { Author, Snapshot } from '@/lib/client/document/content';

/** Who it was, where a sentence begins: "Ana", "Someone", "You, in another tab,". */
export function whoBegins(author: Author | null): string {
  if (author?.you) return 'You, in another tab,';
  return author ? nameForSentence(author.name) : 'Someone';
}

/**
 * What somebody did to make this version: "Ana saved v8.", "Ana restored v2 as v7."
 *
 * @param meanwhile what the sentence goes on with, with a space before it.
 */
export function newsWords(
  { author, version, restores }: Pick<Snapshot, 'author' | 'version' | 'restores'>,
  meanwhile = '',
): string {
  const who = whoBegins(author);
  return restores === undefined
    ? `${who} saved v${version}${meanwhile}.`
    : `${who} restored v${restores} as v${version}${meanwhile}.`;
}

/** Who it was, inside a sentence: "Ana", "someone else", "you, in another tab,". */
export function whoWithin(author: Author | null): string {
  if (author?.you) return 'you, in another tab,';
  return author ? nameForSentence(author.name) : 'someone else';
}

/** Whose version it was: "Ana's version", "the version of your other tab". */
export function whoseVersion(author: Author | null): string {
  if (author?.you) return 'the version of your other tab';
  return author ? `${nameForSentence(author.name)}'s version` : 'the other version';
}
