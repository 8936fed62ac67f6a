import { z } from 'zod';

/** Code units of unnormalised text that can become one that is kept. */
const SPARE = 8;
/** A character that shows: no space, no mark alone, nothing that only shapes others, no blank letter. */
const SEEN = /[^\p{Z}\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/**
 * One line of text that people gave to something, such as a name: NFC, without spaces around it, without control
 * characters or marks that turn the direction of what follows, with something to be seen, of `least` to `most`
 * characters. `noun` names it with its article. Much longer text is refused unseen:
 * normalising takes time that grows with the square of its marks.
 */
export function oneLine(noun: string, { least, most }: { readonly least: number; readonly most: number }) {
  const tooLong = `${noun} has at most ${most} characters.`;
  return z
    .string()
    .max(most * SPARE, tooLong)
    .transform((text) => text.normalize('NFC').trim())
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
