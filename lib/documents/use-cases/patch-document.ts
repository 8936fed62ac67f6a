import {
  checkContent,
  type DocumentContent,
  decodeJson,
  MAX_CONTENT_BYTES,
  storedContent,
} from '@/lib/documents/content/content';
import type { IncomingContent, UnusableContent } from '@/lib/documents/content/incoming-content';
import type { Forbidden, Gone, Missing } from '@/lib/documents/model/access';
import type { Revision, StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { applyMergePatch } from '@/lib/http/patch/json-merge-patch';
import { applyJsonPatch } from '@/lib/http/patch/json-patch';
import type { JsonValue } from '@/lib/http/patch/json-value';
import { PatchLimitError, type PatchLimits } from '@/lib/http/patch/patch-limits';
import {
  type Busy,
  type ChangeRequest,
  changeDocument,
  type ReceivedContent,
  type Step,
} from './change-document';
import type { ConditionRefusal } from './condition-refusal';
import type { Repeated } from './repeated-act';
import type { MalformedContent } from './save-document';
import type { Saved } from './saved';
import { savingOf } from './saving-of';

/** What a patch may make of a document on its way, and how much it may cost. */
const LIMITS: PatchLimits = { size: MAX_CONTENT_BYTES, work: 50_000 };
/** How many values a patch may be made of: some thousand operations. */
const MAX_PATCH_VALUES = 20_000;

export const MERGE_PATCH = 'application/merge-patch+json';
export const JSON_PATCH = 'application/json-patch+json';
/** The media types of patches that can be applied to a document (RFC 5789 §3.1). */
export const PATCH_TYPES = [MERGE_PATCH, JSON_PATCH];

/** A patch that is none (400), does not fit (422) or whose test failed (409); nothing of it was applied. */
export type UnusablePatch = {
  readonly kind: 'malformed-patch' | 'patch-not-applicable' | 'patch-test-failed';
  readonly detail: string;
};

export type PatchOutcome =
  | Saved
  | Repeated
  | ConditionRefusal
  | Missing
  | Forbidden
  | Gone
  | Busy
  | UnusableContent
  | UnusablePatch
  | MalformedContent;

export interface PatchRequest extends ChangeRequest {
  readonly content: IncomingContent;
}

/** Applies a patch to the current version, as a whole or not at all. One that changes nothing makes no new version. */
export async function patchDocument(ports: Ports, request: PatchRequest): Promise<PatchOutcome> {
  return changeDocument<PatchOutcome>(ports, request, {
    content: { incoming: request.content, types: PATCH_TYPES },
    before: (document) => {
      if (!document) return { kind: 'missing' };
      return document.deleted ? { kind: 'gone', document } : null;
    },
    make: async (document, content) => {
      const current = await ports.documents.revision(document!.id, document!.version);
      // Deleted for ever, or a lab that began anew, in this very moment.
      if (!current) return { answer: { kind: 'busy' } };
      return patch(ports, request, document!, current, content);
    },
  });
}

async function patch(
  ports: Ports,
  request: PatchRequest,
  document: StoredDocument,
  current: Revision,
  { essence, bytes }: ReceivedContent,
): Promise<Step<PatchOutcome>> {
  const json = decodeJson(bytes, MAX_PATCH_VALUES);
  if (json.kind === 'shape') return { answer: { kind: 'patch-not-applicable', detail: json.detail } };
  if (json.kind !== 'json') return { answer: { kind: 'malformed', fault: json } };
  const before = storedContent(current.text);
  const result = applyTo({ ...before }, json.value as JsonValue, essence);
  if ('kind' in result) return { answer: result };
  const content = checkContent(result.value);
  if ('kind' in content) return { answer: { kind: 'patch-not-applicable', detail: content.detail } };
  if (isSame(content, before)) {
    return {
      change: { kind: 'keep', documentId: request.id },
      done: { kind: 'saved', effect: 'unchanged', revision: current },
    };
  }
  const text = JSON.stringify({ title: content.title, body: content.body });
  if (new TextEncoder().encode(text).length > MAX_CONTENT_BYTES) return { answer: { kind: 'too-large' } };
  const draft = {
    documentId: request.id,
    text,
    content,
    author: request.person,
    at: new Date(ports.now()),
    mergeBaseEtag: null,
  };
  const change = await savingOf(ports, document, draft, current);
  return {
    change,
    done: { kind: 'saved', effect: 'updated', revision: change.revision },
  };
}

function applyTo(
  before: JsonValue,
  patch: JsonValue,
  essence: string,
): { readonly value: JsonValue } | UnusablePatch {
  if (essence === MERGE_PATCH) return merge(before, patch);
  const result = applyJsonPatch(before, patch, LIMITS);
  if (result.outcome === 'applied') return result;
  const kind = (
    {
      malformed: 'malformed-patch',
      'test-failed': 'patch-test-failed',
      'not-applicable': 'patch-not-applicable',
    } as const
  )[result.outcome];
  const where = result.operation === null ? '' : ` (operation ${result.operation})`;
  return { kind, detail: `${result.why}${where}` };
}

function merge(before: JsonValue, patch: JsonValue): { readonly value: JsonValue } | UnusablePatch {
  try {
    return { value: applyMergePatch(before, patch, LIMITS) };
  } catch (error) {
    if (!(error instanceof PatchLimitError)) throw error;
    return { kind: 'patch-not-applicable', detail: error.message };
  }
}

function isSame(a: DocumentContent, b: DocumentContent): boolean {
  return a.title === b.title && a.body === b.body;
}
