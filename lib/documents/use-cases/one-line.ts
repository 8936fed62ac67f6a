import { z } from 'zod';

/** Code units of unnormalised text that can become one that is kept. */
const SPARE = 8;
/** A character that shows: no space, no mark alone, nothing that only shapes others, no blank letter. */
const SEEN = /[^\p{Z}\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;
/** Letters that look like a space: fillers of Hangul, and Braille without a dot. */
const BLANK_LETTERS = /[\u115f\u1160\u2800\u3164\uffa0]/gu;
/** What shows nothing of its own: marks of direction, joiners, selectors of variations and the like (UAX #44, DI). */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** Marks that say from which side the text around them is read, and nothing else. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f]/gu;

/**
 * One line of text that people gave to something, such as a name: NFC, without spaces around it and without marks of
 * direction, which come along unseen where a name is copied; without control characters or what turns the direction of
 * all that follows, with something to be seen, of `least` to `most` characters. `noun` names it with its article. Much longer text is refused unseen:
 * normalising takes time that grows with the square of its marks.
 */
export function oneLine(noun: string, { least, most }: { readonly least: number; readonly most: number }) {
  const tooLong = `${noun} has at most ${most} characters.`;
  return z
    .string()
    .max(most * SPARE, tooLong)
    .transform((text) => text.replace(DIRECTION_MARKS, '').normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(least, `${noun} has at least one character.`)
        .max(most, tooLong)
        .regex(
          /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u,
          `${noun} has no control characters.`,
        )
        .refine((text) => text === '' || SEEN.test(text), `${noun} has a visible character.`),
    );
}

/**
 * A text as the eye tells it from others, for comparing: compatible characters are one, blank letters and all kinds of
 * spaces are one space, and what shows nothing is gone.
 */
export function asSeen(text: string): string {
  return text.replace(BLANK_LETTERS, ' ').normalize('NFKC').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
}
