import { refusalAnswer } from './refusal-answer';
import type { Input } from './takes';

/** Documents have UUIDs (RFC 9562 §4), which read the same in either case. */
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** The id that a segment of an address names, or `null`: then there is nothing at that address, nor ever will be. */
export function parseDocumentId(segment: string): string | null {
  return UUID.test(segment) ? segment.toLowerCase() : null;
}

/** The number that a segment names: a version is written in one way only. */
export function parseVersion(segment: string): number | null {
  return /^[1-9]\d{0,8}$/.test(segment) ? Number(segment) : null;
}

/** The id of the document that the address names; 404 where it could be none. */
export const documentId: Input<{ readonly id: string }, string> = (call) =>
  parseDocumentId(call.params.id) ?? refusalAnswer(call, { kind: 'missing' });

/** The number of the version that the address names; 404 where it could be none. */
export const versionNumber: Input<{ readonly version: string }, number> = (call) =>
  parseVersion(call.params.version) ?? refusalAnswer(call, { kind: 'missing' });
