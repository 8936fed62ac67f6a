import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import {
  type Decision,
  evaluatePreconditions,
  type FailedPrecondition,
  type Validators,
} from '@/lib/http/conditions/preconditions';
import { requirePrecondition } from '@/lib/http/conditions/require-precondition';

/** What a request comes to, why, and the rule that says so. */
export interface Verdict {
  readonly status: number;
  readonly sentence: string;
  /** As `9110 §13.1.1`; `null` where the choice is the server's own. */
  readonly rule: string | null;
}

/**
 * Evaluates a request as the server does, by the server's own code. `current` is `null` where there is no document;
 * `now` in milliseconds. The content counts as faultless, so what is left is what the conditions decide.
 */
export function evaluate(request: ConditionalRequest, current: Validators | null, now: number): Verdict {
  const decision = evaluatePreconditions(request, current, now);
  const required = requirePrecondition(request.method, decision, current !== null);
  if (required !== null) {
    return {
      status: 428,
      sentence:
        required === 'If-Match'
          ? 'Nothing in the request ties it to the version that it changes. If-Match is missing.'
          : 'Nothing in the request says that there must be nothing yet. If-None-Match: * is missing.',
      rule: '6585 §3',
    };
  }
  return verdictOf(decision, request, current !== null);
}

function verdictOf(decision: Decision, request: ConditionalRequest, exists: boolean): Verdict {
  switch (decision.outcome) {
    case 'absent':
      return {
        status: 404,
        sentence: 'There is nothing here, whatever the conditions say.',
        rule: '9110 §13.2.1',
      };
    case 'bad-request':
      return {
        status: 400,
        sentence: 'If-None-Match cannot be read. To ignore it would let the write through, so it is refused.',
        rule: null,
      };
    case 'not-modified':
      return request.ifNoneMatch === null
        ? { status: 304, sentence: 'It has not changed since that date.', rule: '9110 §13.1.3' }
        : { status: 304, sentence: 'The version in hand is the current one.', rule: '9110 §13.1.2' };
    case 'failed':
      return failed(decision);
    case 'perform':
      return performed(request, exists);
  }
}

const CAUSES: Readonly<Record<FailedPrecondition['cause'], string>> = {
  'no-match': 'None of the tags is that of the current version.',
  'weak-tag': 'If-Match compares strongly, and a weak tag equals nothing.',
  'modified-since': 'It has changed since that date.',
  missing: 'If-Match needs something to match, and there is nothing here.',
  exists: 'If-None-Match is false: there is what must not be there.',
  malformed: 'If-Match cannot be read as a list of tags, so it is not true.',
};

function failed({ field, cause }: FailedPrecondition): Verdict {
  const section = { 'If-Match': '1', 'If-None-Match': '2', 'If-Unmodified-Since': '4' }[field];
  return { status: 412, sentence: CAUSES[cause], rule: `9110 §13.1.${section}` };
}

function performed({ method }: ConditionalRequest, exists: boolean): Verdict {
  switch (method) {
    case 'GET':
    case 'HEAD':
      return { status: 200, sentence: 'No condition stands against it: it is sent.', rule: '9110 §13.2.2' };
    case 'OPTIONS':
      return {
        status: 204,
        sentence: 'Conditions have no meaning here and are ignored.',
        rule: '9110 §13.2.1',
      };
    case 'PUT':
      return exists
        ? { status: 204, sentence: 'The condition is true: the text is replaced.', rule: '9110 §13.2.2' }
        : { status: 201, sentence: 'There is nothing yet: the document is created.', rule: '9110 §9.3.4' };
    default:
      return { status: 204, sentence: 'The condition is true: it is carried out.', rule: '9110 §13.2.2' };
  }
}

/** The methods in the table of fields and methods. */
export const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** The conditional fields, in the order in which they are evaluated. */
export const CONDITIONAL_FIELDS = [
  'If-Match',
  'If-Unmodified-Since',
  'If-None-Match',
  'If-Modified-Since',
] as const;

/** What a field that is false, alone in the request, does on a method to a document that exists: computed, not copied. */
export function whenFalse(
  field: (typeof CONDITIONAL_FIELDS)[number],
  method: (typeof METHODS)[number],
): 304 | 412 | 'ignored' {
  const changed = Date.UTC(2026, 0, 1, 9);
  const { outcome } = evaluatePreconditions(
    {
      method,
      ifMatch: field === 'If-Match' ? '"another"' : null,
      ifUnmodifiedSince: field === 'If-Unmodified-Since' ? 'Thu, 01 Jan 2026 08:00:00 GMT' : null,
      ifNoneMatch: field === 'If-None-Match' ? '"current"' : null,
      ifModifiedSince: field === 'If-Modified-Since' ? 'Thu, 01 Jan 2026 09:00:00 GMT' : null,
    },
    { etag: { opaque: 'current', weak: false }, lastModified: changed },
    changed + 60_000,
  );
  return outcome === 'not-modified' ? 304 : outcome === 'failed' ? 412 : 'ignored';
}
