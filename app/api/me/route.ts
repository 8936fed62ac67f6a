import type { Person } from '@/lib/documents/people/person';
import { personContent, renamePerson } from '@/lib/documents/use-cases/rename-person';
import type { Call } from '@/lib/server/http/call';
import { conditionalSave } from '@/lib/server/http/conditional-save';
import { jsonAnswer, jsonRepresentation } from '@/lib/server/http/json-answer';
import { jsonBytes, readJson } from '@/lib/server/http/json-content';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';

/** Somebody else's tab may come in between so often; each time the tag is judged anew. */
const ATTEMPTS = 5;

const MISSHAPEN = {
  message: 'This name or colour cannot be used. Nothing was changed.',
  detail: ({ message }: { readonly message: string }) => message,
};

const toJson = ({ id, name, colour }: Person) => ({ id, name, colour });

async function read(call: Call): Promise<Response> {
  return jsonAnswer(call, toJson(await call.person()));
}

const rename = takes({ bytes: jsonBytes }, async (call, { bytes }) =>
  conditionalSave(call, {
    find: () => call.person(),
    show: (person) => jsonRepresentation(toJson(person)),
    read: () => readJson(call, bytes, personContent, MISSHAPEN),
    save: (before, content) => renamePerson(call.services.ports, before, content),
    attempts: ATTEMPTS,
  }),
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/me', { GET: read, PUT: rename });
