import { ACCESS } from '@/lib/client/document/access';
import { documents } from './documents-api';
import { sentJson } from './exchange';
import { UnexpectedAnswerError } from './problem-error';
import { readJson } from './read-json';
import { array, nullable, object, oneOf, type Read, string } from './shape';
import { author } from './shapes';
import { strongTag } from './strong-tag';
import type { Ways } from './ways';

const link = oneOf('edit', 'view', 'none');
const invited = oneOf('edit', 'view');

const invite = object({
  id: string,
  access: invited,
  /** Whom it is meant for, in the owner's words; may be empty. */
  label: string,
  createdAt: string,
  expiresAt: string,
  /** Who has used it. */
  person: nullable(author),
  acceptedAt: nullable(string),
  url: string,
});

/** Somebody whom the owner names: a link for one person, and then whoever used it. */
export type Invite = Read<typeof invite>;

const sharing = object({ link, owner: author, invites: array(invite) });

/** Who may do what with a document. Only its owner gets to see it. */
type Sharing = Read<typeof sharing>;

/** What everybody with the link may do. */
export type LinkAccess = Read<typeof link>;

/** What an invite lets somebody do. */
export type InviteAccess = Read<typeof invited>;

/** Sharing together with the tag that guards it. */
export interface GuardedSharing {
  readonly sharing: Sharing;
  readonly etag: string;
}

/** What the owner sets anew. */
export interface SharingChange {
  readonly link: LinkAccess;
  /** Who owns it from then on: somebody who has used an invite. */
  readonly owner?: { readonly id: string };
}

/** A new invite. */
export interface InviteRequest {
  readonly access: InviteAccess;
  readonly label: string;
  /** Seconds. */
  readonly expiresIn: number;
}

const invitation = object({
  document: string,
  title: string,
  /** What it lets one do, or what one may do already. */
  access: oneOf(...ACCESS),
  from: author,
  /** `null` for the owner, who has nothing to use. */
  expiresAt: nullable(string),
  state: oneOf('open', 'accepted'),
});

/** What an invite says to whoever has its link. */
export type Invitation = Read<typeof invitation>;

const accepted = object({ document: string });

/** Who may do what with documents. */
export function sharingApi({ request, write }: Ways) {
  return {
    async sharing(documentId: string, signal?: AbortSignal): Promise<GuardedSharing> {
      return guarded(await request(`${pathOf(documentId)}/sharing`, { signal }));
    },

    /** Changes the sharing that the tag names, and no other. */
    async share(documentId: string, etag: string, change: SharingChange): Promise<GuardedSharing> {
      const sent = { method: 'PUT', ...sentJson(change, { 'If-Match': etag }) } as const;
      return guarded(await write(`${pathOf(documentId)}/sharing`, sent));
    },

    async invite(documentId: string, asked: InviteRequest): Promise<Invite> {
      const { label, ...rest } = asked;
      const sent = label === '' ? rest : asked;
      return readJson(
        await write(`${pathOf(documentId)}/invites`, { method: 'POST', ...sentJson(sent) }),
        invite,
      );
    },

    /** Takes an invite back, and what it gave. */
    async revoke(documentId: string, inviteId: string): Promise<void> {
      await write(`${pathOf(documentId)}/invites/${encodeURIComponent(inviteId)}`, { method: 'DELETE' });
    },

    /** What an invite says; nothing is accepted by looking. */
    async invitation(token: string, signal?: AbortSignal): Promise<Invitation> {
      const sent = { headers: { Invitation: token }, cache: 'no-store', signal } as const;
      return readJson(await request('/api/invitation', sent), invitation);
    },

    /** Uses an invite; resolves to the document that it is for. */
    async accept(token: string): Promise<string> {
      const answer = await write('/api/invitation', { method: 'POST', headers: { Invitation: token } });
      return (await readJson(answer, accepted)).document;
    },

    /** The tag of a document's history, which deleting it for ever takes. */
    async historyTag(documentId: string): Promise<string> {
      return tagOf(await request(`${pathOf(documentId)}/versions`, { cache: 'no-store' }));
    },

    /** Deletes the text of every version, if the history is the one that the tag names. */
    async erase(documentId: string, etag: string): Promise<void> {
      await write(`${pathOf(documentId)}/versions`, { method: 'DELETE', headers: { 'If-Match': etag } });
    },
  };
}

/** What `sharingApi` makes. */
export type SharingApi = ReturnType<typeof sharingApi>;

/** The sharing of this page's own origin. */
export const sharings: SharingApi = sharingApi(documents.ways);

function pathOf(documentId: string): string {
  return `/api/documents/${encodeURIComponent(documentId)}`;
}

async function guarded(response: Response): Promise<GuardedSharing> {
  return { etag: tagOf(response), sharing: await readJson(response, sharing) };
}

function tagOf({ headers }: Response): string {
  const etag = strongTag(headers.get('ETag'));
  if (!etag) throw new UnexpectedAnswerError('The answer has no tag.');
  return etag;
}
