import { z } from 'zod';
import type { Ports } from '@/lib/documents/model/ports';
import { COLOURS, MAX_NAME_LENGTH, type Person } from '@/lib/documents/people/person';
import { oneLine } from './one-line';

/** What people may say of themselves. A name is one line of text that shows. */
export const personContent = z.strictObject({
  name: oneLine('A name', { least: 1, most: MAX_NAME_LENGTH }),
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
