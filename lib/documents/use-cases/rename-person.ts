import { z } from 'zod';
import type { Ports } from '@/lib/documents/model/ports';
import { COLOURS, MAX_NAME_LENGTH, type Person } from '@/lib/documents/people/person';

/** What people may say of themselves. A name is one line of text that shows. */
export const personContent = z.strictObject({
  name: z
    .string()
    .transform((name) => name.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, 'A name has at least one character.')
        .max(MAX_NAME_LENGTH, `A name has at most ${MAX_NAME_LENGTH} characters.`)
        .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u, 'A name has no control characters.'),
    ),
  colour: z
    .int()
    .min(0)
    .max(COLOURS - 1)
    .optional(),
});

/** Gives somebody another name or colour. `null` where they were changed meanwhile. */
export async function renamePerson(
  { people, now }: Ports,
  before: Person,
  content: z.infer<typeof personContent>,
): Promise<Person | null> {
  const next = { id: before.id, name: content.name, colour: content.colour ?? before.colour };
  const [known] = await people.find([before.id]);
  return (await people.replace(known ? before : null, next, new Date(now()))) ? next : null;
}
