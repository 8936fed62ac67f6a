import { presenceReport, tabName, type Visitor } from '@/lib/documents/events/presence';
import { permits, type Shared } from '@/lib/documents/model/access';
import { defaultPerson, type Person } from '@/lib/documents/people/person';
import { emptyAnswer, problemAnswer } from '@/lib/server/http/answers';
import { parseDocumentId } from '@/lib/server/http/document-id';
import { jsonContent } from '@/lib/server/http/json-content';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { route } from '@/lib/server/http/route';
import { type Input, takes } from '@/lib/server/http/takes';
import { formerOf } from '@/lib/server/identity/successors';

interface Visit {
  readonly head: Shared & { readonly document: string };
  readonly person: Person;
}

/** Whoever asks, at the document that the address names; 404 where they may not see it. */
const permitted: Input<{ readonly id: string }, Visit> = async (call) => {
  const person = await call.person();
  const id = parseDocumentId(call.params.id);
  const [head] = id === null ? [] : await call.services.events.heads([id]);
  return head && permits(head, person, 'view') ? { head, person } : refusalAnswer(call, { kind: 'missing' });
};

const reported = jsonContent(presenceReport, {
  message: 'Others could not be told that you are here. Your text is not affected.',
});

/** The tab that leaves; `null` for all of the caller's. */
const named: Input<unknown, string | null> = (call) => {
  const tab = call.url.searchParams.get('tab');
  if (tab === null || tabName.safeParse(tab).success) return tab;
  const detail = '“tab” is not the name of a tab. If you leave it out, all of your tabs leave.';
  return problemAnswer(call, 'bad_request', { detail });
};

/** What speaks for somebody, so that no crowd of strangers hides them. */
function standingOf({ head, person }: Visit): Visitor['standing'] {
  const { ownerId, invites } = head.sharing;
  if (permits({ sharing: { ownerId, invites, link: 'none' } }, person, 'view')) return 'let-in';
  return person.name === defaultPerson(person.id).name ? 'nameless' : 'named';
}

const arrive = takes({ visit: permitted, report: reported }, async (call, { visit, report }) => {
  const { head, person } = visit;
  // Whoever may not write has nothing that is not saved.
  const honest = permits(head, person, 'edit') ? report : { ...report, unsaved: false, lines: [] };
  const was = await formerOf(call.services, person.id);
  const visitor = { standing: standingOf(visit), origin: call.asker.address, was };
  call.services.live.arrive(head.document, person, honest, visitor);
  return emptyAnswer(204, {});
});

const leave = takes({ visit: permitted, tab: named }, async (call, { visit, tab }) => {
  call.services.live.leave(visit.head.document, visit.person.id, tab);
  return emptyAnswer(204, {});
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/documents/[id]/presence', {
  PUT: arrive,
  DELETE: leave,
});
