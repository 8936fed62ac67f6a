import { findOwned } from '@/lib/documents/model/access';
import type { StoredDocument } from '@/lib/documents/model/document';
import { parseDocumentId } from './document-id';
import { refusalAnswer } from './refusal-answer';
import type { Input } from './takes';

/** The document that the address names, where the caller owns it; 404 to everybody else, as if there were none. */
export const ownedDocument: Input<{ readonly id: string }, StoredDocument> = async (call) => {
  const id = parseDocumentId(call.params.id);
  const document = id === null ? null : await findOwned(call.services.ports.documents, id, call.caller);
  return document ?? refusalAnswer(call, { kind: 'missing' });
};
