import type { Author } from '@/lib/client/document/content';

/** How the other side is called throughout the dialog. */
export interface SideNames {
  /** "Ana", or "the other tab" when the same person saved it there. */
  readonly other: string;
  /** "Ana's", or "the other tab's". */
  readonly others: string;
  /** True when both sides are the same person, in two tabs or on two devices. */
  readonly samePerson: boolean;
}

const LONGEST_NAME = 40;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A name that is safe inside a sentence: one line, not endless, and unable to turn the direction of the words around
 * it (characters that control direction are dropped; a right-to-left name is isolated, Unicode UAX #9 §2.4).
 */
export function nameForSentence(name: string): string {
  const clean = name.replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim();
  if (clean === '') return 'Someone';
  const letters = Array.from(clean);
  const short = letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : clean;
  return RIGHT_TO_LEFT.test(short) ? `\u2068${short}\u2069` : short;
}

/** What the dialog calls the other side; `null` is an author that nobody has named yet. */
export function sideNames(author: Author | null): SideNames {
  if (author?.you) return { other: 'the other tab', others: "the other tab's", samePerson: true };
  const other = nameForSentence(author?.name ?? '');
  return { other, others: `${other}'s`, samePerson: false };
}
