import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import {
  type Decision,
  evaluatePreconditions,
  type FailedPrecondition,
  type Validators,
} from '@/lib/http/conditions/preconditions';
import { type RequiredField, requirePrecondition } from '@/lib/http/conditions/require-precondition';
import { parseEntityTagList } from '@/lib/http/fields/entity-tag-list';
import { parseHttpDate } from '@/lib/http/fields/http-date';

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
  if (required !== null) return missing(required, request, now);
  return verdictOf(decision, request, current !== null);
}

function missing(required: RequiredField, request: ConditionalRequest, now: number): Verdict {
  const status = 428;
  if (required === 'If-None-Match') {
    const sentence = 'The request does not say that there must be nothing here. If-None-Match: * is missing.';
    return { status, sentence, rule: '6585 §3' };
  }
  const { ifNoneMatch, ifUnmodifiedSince } = request;
  if (ifUnmodifiedSince !== null && parseHttpDate(ifUnmodifiedSince, now) !== null) {
    return { status, sentence: 'The date is right, but a date alone is too weak here.', rule: null };
  }
  if (ifNoneMatch !== null) {
    const sentence = 'If-None-Match says which version must not be there, not which one is changed.';
    return { status, sentence, rule: null };
  }
  const sentence = 'The request does not say which version it changes. If-Match is missing.';
  return { status, sentence, rule: '6585 §3' };
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
        sentence:
          'If-None-Match is unreadable. If the server ignored it, the write would go through, so it is refused.',
        rule: null,
      };
    case 'not-modified':
      return notModified(request);
    case 'failed':
      return failed(decision);
    case 'perform':
      return performed(request, exists);
  }
}

function notModified({ ifNoneMatch }: ConditionalRequest): Verdict {
  const status = 304;
  if (ifNoneMatch === null) {
    return { status, sentence: 'It has not changed since that date.', rule: '9110 §13.1.3' };
  }
  const any = parseEntityTagList(ifNoneMatch).kind === 'any';
  const sentence = any
    ? 'There is a document, and * matches any.'
    : 'The version in hand is the current one.';
  return { status, sentence, rule: '9110 §13.1.2' };
}

const CAUSES: Readonly<Record<FailedPrecondition['cause'], string>> = {
  'no-match': 'None of the tags is that of the current version.',
  'weak-tag': 'If-Match compares strongly, and a weak tag does not match anything.',
  'modified-since': 'It has changed since that date.',
  missing: 'If-Match needs something to match, and there is nothing here.',
  exists: 'If-None-Match is false: it excludes the version that is there.',
  malformed: 'If-Match is not a list of tags, so no tag matches. Each tag needs its quotation marks.',
};

function failed({ field, cause }: FailedPrecondition): Verdict {
  const section = { 'If-Match': '1', 'If-None-Match': '2', 'If-Unmodified-Since': '4' }[field];
  return { status: 412, sentence: CAUSES[cause], rule: `9110 §13.1.${section}` };
}

function performed({ method }: ConditionalRequest, exists: boolean): Verdict {
  switch (method) {
    case 'GET':
      return {
        status: 200,
        sentence: 'No condition that counts is false, so the text is sent.',
        rule: '9110 §13.2.2',
      };
    case 'HEAD':
      return {
        status: 200,
        sentence: 'No condition that counts is false, so the fields are sent.',
        rule: '9110 §13.2.2',
      };
    case 'OPTIONS':
      return {
        status: 204,
        sentence: 'OPTIONS does not read or change the document, so conditions are ignored.',
        rule: '9110 §13.2.1',
      };
    case 'PUT':
      return exists
        ? { status: 204, sentence: 'The condition is true: the text is replaced.', rule: '9110 §13.2.2' }
        : {
            status: 201,
            sentence: 'There is nothing here now: the document is created.',
            rule: '9110 §9.3.4',
          };
    default:
      return { status: 204, sentence: 'The condition is true: it is carried out.', rule: '9110 §13.2.2' };
  }
}

/** The document of the tables: its tag is `"2-b"`, and it was saved long ago. */
const SAVED = Date.UTC(2026, 0, 1, 9);
const CURRENT: Validators = { etag: { opaque: '2-b', weak: false }, lastModified: SAVED };
const LATER = SAVED + 60_000;
const NO_FIELDS = { ifMatch: null, ifNoneMatch: null, ifModifiedSince: null, ifUnmodifiedSince: null };

/** What a PUT with that value of If-Match gets, where the current tag is `"2-b"`; `null` sends none. */
export function ifMatchOnPut(value: string | null): number {
  return evaluate({ ...NO_FIELDS, method: 'PUT', ifMatch: value }, CURRENT, LATER).status;
}

/** What a method with that value of If-None-Match gets, where the current tag is `"2-b"`. */
export function ifNoneMatchOn(method: (typeof METHODS)[number], value: string): number {
  return evaluate({ ...NO_FIELDS, method, ifNoneMatch: value }, CURRENT, LATER).status;
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

/** Each field with a value that is true, and one that is false, of the document of the tables. */
const VALUES = {
  'If-Match': { name: 'ifMatch', true: '"2-b"', false: '"1-a"' },
  'If-Unmodified-Since': {
    name: 'ifUnmodifiedSince',
    true: 'Thu, 01 Jan 2026 09:00:00 GMT',
    false: 'Thu, 01 Jan 2026 08:00:00 GMT',
  },
  'If-None-Match': { name: 'ifNoneMatch', true: '"1-a"', false: '"2-b"' },
  'If-Modified-Since': {
    name: 'ifModifiedSince',
    true: 'Thu, 01 Jan 2026 08:00:00 GMT',
    false: 'Thu, 01 Jan 2026 09:00:00 GMT',
  },
} as const;

function withField(
  field: (typeof CONDITIONAL_FIELDS)[number],
  method: (typeof METHODS)[number],
  holds: 'true' | 'false',
): ConditionalRequest {
  const { name, [holds]: value } = VALUES[field];
  return { ...NO_FIELDS, method, [name]: value };
}

/** What a field that is false, alone in the request, does on a method to a document that exists: computed, not copied. */
export function whenFalse(
  field: (typeof CONDITIONAL_FIELDS)[number],
  method: (typeof METHODS)[number],
): 304 | 412 | 'ignored' {
  const { outcome } = evaluatePreconditions(withField(field, method, 'false'), CURRENT, LATER);
  return outcome === 'not-modified' ? 304 : outcome === 'failed' ? 412 : 'ignored';
}

/** What a request with that field alone gets here, when the field is true. */
export function whenTrue(
  field: (typeof CONDITIONAL_FIELDS)[number],
  method: (typeof METHODS)[number],
): number {
  return evaluate(withField(field, method, 'true'), CURRENT, LATER).status;
}
