import { z } from 'zod';
import type { StoredDocument } from '@/lib/documents/model/document';
import { asFound } from '@/lib/documents/model/repository';
import { type Sharing, withLink, withOwner } from '@/lib/documents/model/sharing';
import { problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { conditionalSave } from '@/lib/server/http/conditional-save';
import { type JsonRepresentation, readAnswerOf } from '@/lib/server/http/json-answer';
import { jsonBytes, readJson } from '@/lib/server/http/json-content';
import { ownedDocument } from '@/lib/server/http/owned-document';
import { route } from '@/lib/server/http/route';
import { sharingRepresentation } from '@/lib/server/http/sharing-json';
import { takes } from '@/lib/server/http/takes';

type Params = { readonly id: string };

/** What is there, and what represents it. */
interface State {
  readonly document: StoredDocument;
  readonly representation: JsonRepresentation;
}

const MESSAGE = 'The sharing could not be changed like this. Nothing was changed.';

/** What may be sent: the link's rule, another owner, and invites only as they are. */
const wanted = z.strictObject({
  link: z.enum(['edit', 'view', 'none']),
  owner: z.object({ id: z.string() }).optional(),
  invites: z.array(z.unknown()).optional(),
});

const read = takes({ document: ownedDocument }, async (call, { document }) =>
  readAnswerOf(call, await sharingRepresentation(call, document)),
);

const change = takes({ document: ownedDocument, bytes: jsonBytes }, async (call, { bytes }) =>
  conditionalSave<State, Sharing>(call, {
    find: () => stateOf(call),
    show: ({ representation }) => representation,
    read: (before) => readWanted(call, bytes, before),
    save: (before, next) => save(call, before, next),
  }),
);

async function stateOf(call: Call<Params>): Promise<State | Response> {
  const document = await ownedDocument(call);
  if (document instanceof Response) return document;
  return { document, representation: await sharingRepresentation(call, document) };
}

async function readWanted(
  call: Call,
  bytes: Uint8Array,
  { document: { sharing }, representation }: State,
): Promise<Sharing | Response> {
  const content = await readJson(call, bytes, wanted, { message: MESSAGE });
  if (content instanceof Response) return content;
  const { link, owner, invites } = content;
  const is = JSON.parse(representation.text) as { readonly invites: unknown };
  if (invites !== undefined && JSON.stringify(invites) !== JSON.stringify(is.invites)) {
    const detail = 'invites: leave them out here. Make and revoke invites at /invites.';
    return problemAnswer(call, 'invalid_document', { detail, message: MESSAGE });
  }
  const linked = link === sharing.link ? sharing : withLink(sharing, link);
  if (owner === undefined || owner.id === sharing.ownerId) return linked;
  const moved = withOwner(linked, owner.id, new Date(call.services.ports.now()));
  const detail = 'owner: only somebody who has used an invite can become the owner.';
  return moved
    ? { ...moved, version: sharing.version + 1 }
    : problemAnswer(call, 'invalid_document', { detail, message: MESSAGE });
}

async function save(call: Call, { document }: State, sharing: Sharing): Promise<State | null> {
  const { documents } = call.services.ports;
  const change = { kind: 'share' as const, documentId: document.id, sharing };
  const isSame = sharing === document.sharing;
  if (!isSame && !(await documents.commit(asFound(document), change))) return null;
  const after = { ...document, sharing };
  return { document: after, representation: await sharingRepresentation(call, after) };
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/documents/[id]/sharing', {
  GET: read,
  PUT: change,
});
