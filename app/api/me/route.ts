import { describePeople } from '@/lib/documents/people/describe-people';
import type { Person } from '@/lib/documents/people/person';
import { personContent, renamePerson } from '@/lib/documents/use-cases/rename-person';
import type { Call } from '@/lib/server/http/call';
import { conditionalSave } from '@/lib/server/http/conditional-save';
import { jsonAnswer, jsonRepresentation } from '@/lib/server/http/json-answer';
import { jsonBytes, readJson } from '@/lib/server/http/json-content';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { formerOf, successorOf } from '@/lib/server/identity/successors';

/** Somebody else's tab may come in between so often; each time the tag is judged anew. */
const ATTEMPTS = 5;

const MISSHAPEN = {
  message: 'This name or colour cannot be used. Nothing was changed.',
  detail: ({ message }: { readonly message: string }) => message,
};

/** Somebody, and what others who ask in their name have to know: who became them, or whom they became. */
interface Self {
  readonly person: Person;
  readonly was: readonly string[];
  readonly became: Person | null;
}

async function selfOf(call: Call): Promise<Self> {
  const { services } = call;
  const person = await call.person();
  const [was, successor] = await Promise.all([
    formerOf(services, person.id),
    successorOf(services, person.id),
  ]);
  const personOf = await describePeople(services.ports.people, successor === null ? [] : [successor]);
  return { person, was, became: successor === null ? null : personOf(successor) };
}

const toJson = ({ person: { id, name, colour }, was, became }: Self) => ({
  id,
  name,
  colour,
  ...(was.length > 0 && { was }),
  ...(became && { became: { id: became.id, name: became.name, colour: became.colour } }),
});

async function read(call: Call): Promise<Response> {
  return jsonAnswer(call, toJson(await selfOf(call)));
}

const rename = takes({ bytes: jsonBytes }, async (call, { bytes }) =>
  conditionalSave(call, {
    find: () => selfOf(call),
    show: (self) => jsonRepresentation(toJson(self)),
    read: () => readJson(call, bytes, personContent, MISSHAPEN),
    save: async (before, content) => {
      const person = await renamePerson(call.services.ports, before.person, content);
      return person && { ...before, person };
    },
    attempts: ATTEMPTS,
  }),
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/me', { GET: read, PUT: rename });
