import type { Decision } from './preconditions.ts';

/** Methods that can overwrite or remove what their sender has not seen. */
const OVERWRITING = new Set(['PUT', 'PATCH', 'DELETE']);

/** The field that a request to be sent again needs, or `null` where nothing is missing. */
export type RequiredField = 'If-Match' | 'If-None-Match';

/**
 * The rule of 428 (RFC 6585 §3) on top of an evaluation: a PUT, PATCH or DELETE may continue only under a true
 * If-Match, or If-None-Match: * on a PUT that creates. A true If-Unmodified-Since is not enough, because a date is a
 * weak guard. A true If-None-Match with tags is not enough either: it accepts every state except those listed.
 * `exists` says whether there is a current representation; if there is none, the required field is the one that
 * creates.
 */
export function requirePrecondition(
  method: string,
  decision: Decision,
  exists: boolean,
): RequiredField | null {
  if (decision.outcome !== 'perform' || decision.guarded !== 'none' || !OVERWRITING.has(method)) return null;
  return exists ? 'If-Match' : 'If-None-Match';
}
