import { decodeJson } from '@/lib/documents/content/content';
import { receiveContent } from '@/lib/documents/content/incoming-content';
import type { Person } from '@/lib/documents/people/person';
import { personContent, renamePerson } from '@/lib/documents/use-cases/rename-person';
import { preconditionRequired } from '@/lib/http/conditions/precondition-problem';
import { describedProblem, problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import {
  jsonAnswer,
  jsonRepresentation,
  preconditionAnswer,
  representationAnswer,
} from '@/lib/server/http/json-answer';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { route } from '@/lib/server/http/route';

const toJson = ({ id, name, colour }: Person) => ({ id, name, colour });

async function read(call: Call): Promise<Response> {
  return jsonAnswer(call, toJson(await call.person()));
}

async function rename(call: Call): Promise<Response> {
  const received = await receiveContent(call.content, ['application/json']);
  if (received.kind !== 'received') return refusalAnswer(call, received);
  // Somebody else's tab may come in between: then the tag is judged anew.
  for (let attempt = 0; attempt < 5; attempt++) {
    const person = await call.person();
    const refused = preconditionAnswer(call, jsonRepresentation(toJson(person)), {});
    if (refused) return refused;
    if (call.conditions.ifMatch === null) {
      return describedProblem(preconditionRequired(call.place, 'If-Match'));
    }
    const json = decodeJson(received.bytes);
    if (json.kind !== 'json') return refusalAnswer(call, { kind: 'malformed', fault: json });
    const content = personContent.safeParse(json.value);
    if (!content.success) {
      const detail = content.error.issues[0]?.message ?? 'This is no name.';
      return problemAnswer(call, 'invalid_document', {
        detail,
        message: 'This name or colour cannot be used. Nothing was changed.',
      });
    }
    const renamed = await renamePerson(call.services.ports, person, content.data);
    if (renamed) return renamedAnswer(call, renamed);
  }
  return refusalAnswer(call, { kind: 'busy' });
}

function renamedAnswer(call: Call, person: Person): Response {
  const representation = jsonRepresentation(toJson(person));
  return representationAnswer(200, representation, { 'Content-Location': call.url.pathname });
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/me', { GET: read, PUT: rename });
