import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { strongMatch, weakMatch } from '../fields/entity-tag.ts';
import { parseEntityTagList } from '../fields/entity-tag-list.ts';
import { formatHttpDate } from '../fields/http-date.ts';
import type { ConditionalRequest } from './conditional-request.ts';
import { evaluatePreconditions, lastModifiedToSend, type Validators } from './preconditions.ts';
import { requirePrecondition } from './require-precondition.ts';

/** The resource of the table was last changed on Tue, 15 Nov 1994 12:45:26 GMT; the requests come in 2026. */
const CHANGED = Date.UTC(1994, 10, 15, 12, 45, 26);
const NOW = Date.UTC(2026, 5, 1);

const tagged = (opaque: string, weak = false): Validators => ({
  etag: { opaque, weak },
  lastModified: CHANGED,
});
/** Version 2, strongly tagged. Version 1 came before it. */
const V2 = tagged('v2');
const WEAK_V2 = tagged('v2', true);
const UNTAGGED: Validators = { etag: null, lastModified: CHANGED };
const UNDATED: Validators = { etag: { opaque: 'v2', weak: false }, lastModified: null };
const NOTHING = null;

interface Fields {
  readonly 'If-Match'?: string;
  readonly 'If-None-Match'?: string;
  readonly 'If-Modified-Since'?: string;
  readonly 'If-Unmodified-Since'?: string;
}

/**
 * What an answer comes to: `perform` under a guard, `perform` for reads, or the status and its cause. `428` is the rule of
 * RFC 6585 §3 on top; `404` stands for a decision left to the lookup, which may also say 410.
 */
function answer(method: string, fields: Fields, current: Validators | null, now = NOW): string {
  const request: ConditionalRequest = {
    method,
    ifMatch: fields['If-Match'] ?? null,
    ifNoneMatch: fields['If-None-Match'] ?? null,
    ifModifiedSince: fields['If-Modified-Since'] ?? null,
    ifUnmodifiedSince: fields['If-Unmodified-Since'] ?? null,
  };
  const decision = evaluatePreconditions(request, current, now);
  switch (decision.outcome) {
    case 'perform':
      if (requirePrecondition(method, decision, current !== null) !== null) return '428';
      return decision.guarded === 'none' ? 'perform' : `perform, ${decision.guarded}`;
    case 'not-modified':
      return '304';
    case 'failed':
      return `412 ${decision.field} ${decision.cause}`;
    case 'bad-request':
      return `400 ${decision.field}`;
    case 'absent':
      return '404';
  }
}

type Case = readonly [
  behaviour: string,
  method: string,
  fields: Fields,
  current: Validators | null,
  expected: string,
];

const IM_OK = 'perform, if-match';
const NO_MATCH = '412 If-Match no-match';
const MALFORMED = '412 If-Match malformed';
const MISSING = '412 If-Match missing';
const WEAK = '412 If-Match weak-tag';
const EXISTS = '412 If-None-Match exists';
const TOO_LATE = '412 If-Unmodified-Since modified-since';
const CREATES = 'perform, if-none-match-star';

const TABLE: Readonly<Record<string, readonly Case[]>> = {
  'If-Match (RFC 9110 §13.1.1)': [
    ['the current tag lets a write through', 'PUT', { 'If-Match': '"v2"' }, V2, IM_OK],
    ['the current tag lets a deletion through', 'DELETE', { 'If-Match': '"v2"' }, V2, IM_OK],
    ['the current tag lets a read through', 'GET', { 'If-Match': '"v2"' }, V2, IM_OK],
    ['any member of a list may match: the last', 'PUT', { 'If-Match': '"Z", "v2"' }, V2, IM_OK],
    ['any member of a list may match: the first', 'PUT', { 'If-Match': '"v2", "Z"' }, V2, IM_OK],
    ['a list without the current tag fails', 'PUT', { 'If-Match': '"a", "b", "c"' }, V2, NO_MATCH],
    ['an earlier tag fails a write', 'PUT', { 'If-Match': '"v1"' }, V2, NO_MATCH],
    ['an earlier tag fails a deletion', 'DELETE', { 'If-Match': '"v1"' }, V2, NO_MATCH],
    ['an earlier tag fails a read with 412, never 304', 'GET', { 'If-Match': '"v1"' }, V2, NO_MATCH],
    ['an earlier tag fails HEAD', 'HEAD', { 'If-Match': '"v1"' }, V2, NO_MATCH],
    ['an earlier tag fails POST', 'POST', { 'If-Match': '"v1"' }, V2, NO_MATCH],
    ['* asks for any representation', 'PATCH', { 'If-Match': '*' }, V2, IM_OK],
    ['* does not care for weak tags', 'PUT', { 'If-Match': '*' }, WEAK_V2, IM_OK],
    ['* does not ask for a tag at all', 'GET', { 'If-Match': '*' }, UNTAGGED, IM_OK],
    ['* fails where nothing is, and creates nothing', 'PUT', { 'If-Match': '*' }, NOTHING, MISSING],
    ['a tag fails where nothing is, and creates nothing', 'PUT', { 'If-Match': '"v1"' }, NOTHING, MISSING],
    ['a tag matches nothing untagged', 'PUT', { 'If-Match': '"v2"' }, UNTAGGED, NO_MATCH],
    ['a quoted star is an ordinary tag', 'PUT', { 'If-Match': '"*"' }, V2, NO_MATCH],
  ],
  'strong comparison (RFC 9110 §8.8.3.2)': [
    ['a weak tag never matches, not even its strong twin', 'PUT', { 'If-Match': 'W/"v2"' }, V2, WEAK],
    ['a weak tag never matches, not even itself', 'PUT', { 'If-Match': 'W/"v2"' }, WEAK_V2, WEAK],
    ['a strong tag does not match a weak one', 'PUT', { 'If-Match': '"v2"' }, WEAK_V2, WEAK],
    ['a weak tag fails a patch', 'PATCH', { 'If-Match': 'W/"v2"' }, V2, WEAK],
    ['the strong member of a list matches', 'PUT', { 'If-Match': 'W/"v2", "v2"' }, V2, IM_OK],
    ['a longer tag is another tag', 'PUT', { 'If-Match': '"v2x"' }, V2, NO_MATCH],
    ['a shorter tag is another tag', 'PUT', { 'If-Match': '"v"' }, V2, NO_MATCH],
    ['tags are case-sensitive', 'PUT', { 'If-Match': '"V2"' }, V2, NO_MATCH],
    ['tags are not percent-decoded', 'PUT', { 'If-Match': '"%76%32"' }, V2, NO_MATCH],
    ['tags are not numbers', 'PUT', { 'If-Match': '"02"' }, tagged('2'), NO_MATCH],
    ['a suffix that a proxy adds makes another tag', 'PUT', { 'If-Match': '"v2-gzip"' }, V2, NO_MATCH],
    ['the empty tag matches itself', 'PUT', { 'If-Match': '""' }, tagged(''), IM_OK],
    ['the empty tag matches nothing else', 'PUT', { 'If-Match': '""' }, V2, NO_MATCH],
  ],
  'lists of tags (RFC 9110 §5.6.1, §8.8.3)': [
    ['white space after commas is optional', 'PUT', { 'If-Match': '"foo","v2","bar"' }, V2, IM_OK],
    ['empty elements are skipped', 'PUT', { 'If-Match': ', ,"v2",, ' }, V2, IM_OK],
    ['a list of empty elements lists nothing', 'GET', { 'If-None-Match': ',' }, V2, 'perform'],
    ['an empty If-Match is present and false', 'PUT', { 'If-Match': '' }, V2, NO_MATCH],
    ['an empty If-None-Match guards nothing', 'PUT', { 'If-None-Match': '' }, V2, '428'],
    ['several field lines are one list (§5.3)', 'PUT', { 'If-Match': '"foo", "v2"' }, V2, IM_OK],
    ['an empty field line is an empty element (§5.3)', 'PUT', { 'If-Match': ', "v2"' }, V2, IM_OK],
    ['several lines of If-None-Match likewise', 'GET', { 'If-None-Match': '"foo", "v2"' }, V2, '304'],
    ['a comma belongs to the tag', 'PUT', { 'If-Match': '"x", "a,b", "y"' }, tagged('a,b'), IM_OK],
    ['a piece of a tag with a comma is no match', 'PUT', { 'If-Match': '"a,b"' }, tagged('b'), NO_MATCH],
    ['a semicolon belongs to the tag', 'PUT', { 'If-Match': '"a;b=c"' }, tagged('a;b=c'), IM_OK],
    ['W/ within the quotes belongs to the tag', 'PUT', { 'If-Match': '"W/v2"' }, tagged('W/v2'), IM_OK],
    ['octets beyond ASCII are allowed', 'PUT', { 'If-Match': '"ü"' }, V2, NO_MATCH],
    ['a backslash is only a backslash', 'PUT', { 'If-Match': '"\\v2"' }, V2, NO_MATCH],
    ['a tag takes no parameters', 'PUT', { 'If-Match': '"v2";q=1' }, V2, MALFORMED],
    ['tags need a comma between them', 'PUT', { 'If-Match': '"foo" "v2"' }, V2, MALFORMED],
    ['tags cannot be glued together', 'PUT', { 'If-Match': '"foo""v2"' }, V2, MALFORMED],
    ['single quotes are no quotes', 'PUT', { 'If-Match': "'v2'" }, V2, MALFORMED],
    ['a bare tag is none', 'PUT', { 'If-Match': 'v2' }, V2, MALFORMED],
    ['an open quote is malformed', 'PUT', { 'If-Match': '"v2' }, V2, MALFORMED],
    ['a closing quote alone is malformed', 'PUT', { 'If-Match': 'v2"' }, V2, MALFORMED],
    ['w/ in lower case is malformed', 'PUT', { 'If-Match': 'w/"v2"' }, V2, MALFORMED],
    ['W/ with half a tag is malformed', 'PUT', { 'If-Match': 'W/"' }, V2, MALFORMED],
    ['W/ stands right before the quote', 'PUT', { 'If-Match': 'W/ "v2"' }, V2, MALFORMED],
    ['a space is no part of a tag', 'PUT', { 'If-Match': '"two words"' }, V2, MALFORMED],
    ['a malformed member spoils a list with a match', 'PUT', { 'If-Match': '"v2", oops' }, V2, MALFORMED],
    ['W without its slash is no match', 'GET', { 'If-None-Match': 'W"v2"' }, V2, 'perform'],
    ['a tag with a space is no match', 'GET', { 'If-None-Match': '"v2 "' }, V2, 'perform'],
    ['three quotes are no match', 'GET', { 'If-None-Match': '"""' }, V2, 'perform'],
  ],
  '* among others (RFC 9110 §13.1.1, §13.1.2)': [
    ['* beside a tag is malformed', 'PUT', { 'If-Match': '*, "v1"' }, V2, MALFORMED],
    ['* twice is malformed', 'PUT', { 'If-Match': '*, *' }, V2, MALFORMED],
    ['white space around * is not part of it', 'PUT', { 'If-None-Match': ' * ' }, NOTHING, CREATES],
    ['a read does not take such a list for *', 'GET', { 'If-None-Match': '*, "bar"' }, V2, 'perform'],
    ['a write with such a list is refused', 'PUT', { 'If-None-Match': '*, "bar"' }, V2, '400 If-None-Match'],
    ['a write with junk is refused', 'PUT', { 'If-None-Match': 'v2' }, V2, '400 If-None-Match'],
    ['a create with junk is refused', 'PUT', { 'If-None-Match': 'any' }, NOTHING, '400 If-None-Match'],
    [
      'junk is refused beside a true If-Match too',
      'PATCH',
      { 'If-Match': '"v2"', 'If-None-Match': 'v2' },
      V2,
      '400 If-None-Match',
    ],
  ],
  'If-None-Match (RFC 9110 §13.1.2)': [
    ['the current tag answers a read with 304', 'GET', { 'If-None-Match': '"v2"' }, V2, '304'],
    ['HEAD is answered like GET', 'HEAD', { 'If-None-Match': '"v2"' }, V2, '304'],
    ['another tag gets the content', 'GET', { 'If-None-Match': '"v1"' }, V2, 'perform'],
    ['one of several tags is enough', 'GET', { 'If-None-Match': '"other", "v2"' }, V2, '304'],
    ['also one in the middle', 'GET', { 'If-None-Match': '"1234", "v2", "5678"' }, V2, '304'],
    ['a weak tag matches its strong twin', 'GET', { 'If-None-Match': 'W/"v2"' }, V2, '304'],
    ['a strong tag matches its weak twin', 'GET', { 'If-None-Match': '"v2"' }, WEAK_V2, '304'],
    ['a weak tag matches itself', 'GET', { 'If-None-Match': 'W/"v2"' }, WEAK_V2, '304'],
    ['another weak tag does not match', 'GET', { 'If-None-Match': 'W/"v1"' }, WEAK_V2, 'perform'],
    ['* matches what exists', 'GET', { 'If-None-Match': '*' }, V2, '304'],
    ['* matches what exists without a tag', 'GET', { 'If-None-Match': '*' }, UNTAGGED, '304'],
    ['a tag does not match what has none', 'GET', { 'If-None-Match': '"v2"' }, UNTAGGED, 'perform'],
    ['* on a read of nothing is 404 (§13.2.1)', 'GET', { 'If-None-Match': '*' }, NOTHING, '404'],
    ['* lets a PUT create', 'PUT', { 'If-None-Match': '*' }, NOTHING, CREATES],
    ['* keeps a PUT from overwriting', 'PUT', { 'If-None-Match': '*' }, V2, EXISTS],
    ['* fails a patch of what exists', 'PATCH', { 'If-None-Match': '*' }, V2, EXISTS],
    ['a match fails a write with 412, never 304', 'PUT', { 'If-None-Match': '"v2"' }, V2, EXISTS],
    ['a match fails a deletion', 'DELETE', { 'If-None-Match': '"v2"' }, V2, EXISTS],
    ['a match fails POST', 'POST', { 'If-None-Match': '"v2"' }, V2, EXISTS],
    ['a weak match fails a write too', 'PUT', { 'If-None-Match': 'W/"v2"' }, V2, EXISTS],
    ['no match guards no write', 'PUT', { 'If-None-Match': '"v1"' }, V2, '428'],
  ],
  'If-Modified-Since (RFC 9110 §13.1.3)': [
    [
      'the date of the last change',
      'GET',
      { 'If-Modified-Since': 'Tue, 15 Nov 1994 12:45:26 GMT' },
      V2,
      '304',
    ],
    ['HEAD likewise', 'HEAD', { 'If-Modified-Since': 'Tue, 15 Nov 1994 12:45:26 GMT' }, V2, '304'],
    ['a later date', 'GET', { 'If-Modified-Since': 'Wed, 16 Nov 1994 12:45:26 GMT' }, V2, '304'],
    ['an earlier date', 'GET', { 'If-Modified-Since': 'Mon, 14 Nov 1994 12:45:26 GMT' }, V2, 'perform'],
    ['one second earlier', 'GET', { 'If-Modified-Since': 'Tue, 15 Nov 1994 12:45:25 GMT' }, V2, 'perform'],
    ['a date beyond 32 bits', 'GET', { 'If-Modified-Since': 'Fri, 25 Feb 2174 09:42:23 GMT' }, V2, '304'],
    ['the asctime form', 'GET', { 'If-Modified-Since': 'Tue Nov 15 12:45:26 1994' }, V2, '304'],
    ['the RFC 850 form', 'GET', { 'If-Modified-Since': 'Tuesday, 15-Nov-94 12:45:26 GMT' }, V2, '304'],
    [
      'the RFC 850 form, earlier',
      'GET',
      { 'If-Modified-Since': 'Monday, 14-Nov-94 12:45:26 GMT' },
      V2,
      'perform',
    ],
    [
      'fractions of a second do not count',
      'GET',
      { 'If-Modified-Since': 'Tue, 15 Nov 1994 12:45:26 GMT' },
      { ...V2, lastModified: CHANGED + 900 },
      '304',
    ],
    ['ignored on a write', 'PUT', { 'If-Modified-Since': 'Wed, 16 Nov 1994 12:45:26 GMT' }, V2, '428'],
    [
      'ignored without a date',
      'GET',
      { 'If-Modified-Since': 'Wed, 16 Nov 1994 12:45:26 GMT' },
      UNDATED,
      'perform',
    ],
    [
      'ignored beside If-None-Match',
      'GET',
      { 'If-None-Match': '"v1"', 'If-Modified-Since': 'Wed, 16 Nov 1994 12:45:26 GMT' },
      V2,
      'perform',
    ],
    [
      'ignored beside an If-None-Match that cannot be read',
      'GET',
      { 'If-None-Match': 'junk', 'If-Modified-Since': 'Wed, 16 Nov 1994 12:45:26 GMT' },
      V2,
      'perform',
    ],
  ],
  'If-Unmodified-Since (RFC 9110 §13.1.4)': [
    ['a later date', 'GET', { 'If-Unmodified-Since': 'Wed, 16 Nov 1994 12:45:26 GMT' }, V2, 'perform'],
    ['the date itself', 'GET', { 'If-Unmodified-Since': 'Tue, 15 Nov 1994 12:45:26 GMT' }, V2, 'perform'],
    ['a future date', 'GET', { 'If-Unmodified-Since': 'Mon, 15 Nov 2094 12:45:26 GMT' }, V2, 'perform'],
    [
      'an earlier date fails a read',
      'GET',
      { 'If-Unmodified-Since': 'Mon, 14 Nov 1994 12:45:26 GMT' },
      V2,
      TOO_LATE,
    ],
    [
      'an earlier date fails a deletion',
      'DELETE',
      { 'If-Unmodified-Since': 'Mon, 14 Nov 1994 12:45:26 GMT' },
      V2,
      TOO_LATE,
    ],
    [
      'one second earlier, in asctime form',
      'GET',
      { 'If-Unmodified-Since': 'Tue Nov 15 12:45:25 1994' },
      V2,
      TOO_LATE,
    ],
    [
      'the date itself, in asctime form',
      'GET',
      { 'If-Unmodified-Since': 'Tue Nov 15 12:45:26 1994' },
      V2,
      'perform',
    ],
    [
      'fractions of a second do not count',
      'GET',
      { 'If-Unmodified-Since': 'Tue, 15 Nov 1994 12:45:26 GMT' },
      { ...V2, lastModified: CHANGED + 900 },
      'perform',
    ],
    [
      'ignored without a date to compare',
      'GET',
      { 'If-Unmodified-Since': 'Mon, 14 Nov 1994 12:45:26 GMT' },
      UNDATED,
      'perform',
    ],
    [
      'true, yet too weak a guard for a write',
      'PUT',
      { 'If-Unmodified-Since': 'Wed, 16 Nov 1994 12:45:26 GMT' },
      V2,
      '428',
    ],
    [
      'nothing to compare with where nothing is',
      'PUT',
      { 'If-Unmodified-Since': 'Mon, 14 Nov 1994 12:45:26 GMT' },
      NOTHING,
      '428',
    ],
  ],
  'the order (RFC 9110 §13.2.2)': [
    [
      'a true If-Match overrules a false date',
      'PUT',
      { 'If-Match': '"v2"', 'If-Unmodified-Since': 'Mon, 14 Nov 1994 12:45:26 GMT' },
      V2,
      IM_OK,
    ],
    [
      'a false If-Match is not saved by a true date',
      'PUT',
      { 'If-Match': '"v1"', 'If-Unmodified-Since': 'Wed, 16 Nov 1994 12:45:26 GMT' },
      V2,
      NO_MATCH,
    ],
    [
      'neither is an empty one',
      'PUT',
      { 'If-Match': '', 'If-Unmodified-Since': 'Wed, 16 Nov 1994 12:45:26 GMT' },
      V2,
      NO_MATCH,
    ],
    [
      'a false If-Match comes before 304',
      'GET',
      { 'If-Match': '"v1"', 'If-None-Match': '"v2"' },
      V2,
      NO_MATCH,
    ],
    [
      'after a true If-Match a match still is 304',
      'GET',
      { 'If-Match': '"v2"', 'If-None-Match': '"v2"' },
      V2,
      '304',
    ],
    [
      'on a write both must hold: one does not',
      'PUT',
      { 'If-Match': '"v2"', 'If-None-Match': '"v2"' },
      V2,
      EXISTS,
    ],
    ['on a write both must hold: both do', 'PUT', { 'If-Match': '"v2"', 'If-None-Match': '"v1"' }, V2, IM_OK],
    [
      'both stars contradict each other: nothing there',
      'PUT',
      { 'If-Match': '*', 'If-None-Match': '*' },
      NOTHING,
      MISSING,
    ],
    [
      'both stars contradict each other: something there',
      'PUT',
      { 'If-Match': '*', 'If-None-Match': '*' },
      V2,
      EXISTS,
    ],
    [
      'a false If-Unmodified-Since comes before 304',
      'GET',
      { 'If-Unmodified-Since': 'Mon, 14 Nov 1994 12:45:26 GMT', 'If-None-Match': '"v2"' },
      V2,
      TOO_LATE,
    ],
    [
      'a true If-Unmodified-Since leaves If-Modified-Since to decide',
      'GET',
      {
        'If-Unmodified-Since': 'Tue, 15 Nov 1994 12:45:26 GMT',
        'If-Modified-Since': 'Tue, 15 Nov 1994 12:45:26 GMT',
      },
      V2,
      '304',
    ],
  ],
  'what would fail or not care anyway (RFC 9110 §13.2.1)': [
    ['a read of nothing is 404, not 412', 'GET', { 'If-Match': '"foo"' }, NOTHING, '404'],
    ['a patch of nothing is 404, not 412', 'PATCH', { 'If-Match': '"v2"' }, NOTHING, '404'],
    ['a deletion of nothing is 404, not 428', 'DELETE', {}, NOTHING, '404'],
    ['OPTIONS ignores preconditions', 'OPTIONS', { 'If-Match': '"v1"' }, V2, 'perform'],
    ['OPTIONS ignores them where nothing is', 'OPTIONS', { 'If-Match': '"v1"' }, NOTHING, 'perform'],
    ['an unknown method is held to If-Match', 'LOCK', { 'If-Match': '"v1"' }, V2, NO_MATCH],
    ['methods are case-sensitive (§9.1)', 'get', { 'If-None-Match': '"v2"' }, V2, EXISTS],
  ],
  'writes without a precondition (RFC 6585 §3)': [
    ['PUT over a document', 'PUT', {}, V2, '428'],
    ['PUT where nothing is', 'PUT', {}, NOTHING, '428'],
    ['PATCH', 'PATCH', {}, V2, '428'],
    ['DELETE', 'DELETE', {}, V2, '428'],
    ['POST overwrites nothing', 'POST', {}, V2, 'perform'],
    ['GET needs none', 'GET', {}, V2, 'perform'],
    ['HEAD needs none', 'HEAD', {}, V2, 'perform'],
  ],
};

for (const [section, cases] of Object.entries(TABLE)) {
  describe(section, () => {
    test.each(cases)('%s', (_, method, fields, current, expected) => {
      expect(answer(method, fields, current)).toBe(expected);
    });
  });
}

describe('dates that are none are ignored (RFC 9110 §13.1.3, §13.1.4, §5.6.7)', () => {
  // Each pair would decide if it counted: the first lies long after the last change, the second long before.
  test.each([
    ['not a date', 'foo', 'Your mother'],
    ['a day that no month has', 'Mon, 32 Oct 2094 16:56:23 GMT', 'Wed, 32 Oct 1984 16:56:23 GMT'],
    ['a day that this month lacks', 'Tue, 30 Feb 2094 00:00:00 GMT', 'Thu, 30 Feb 1984 00:00:00 GMT'],
    ['ISO 8601', '2094-11-15T12:45:26Z', '1984-11-15T12:45:26Z'],
    ['a bare year', '2094', '1984'],
    ['seconds since the epoch', '4070908800', '470000000'],
    ['another zone', 'Mon, 15 Nov 2094 12:45:26 EST', 'Thu, 15 Nov 1984 12:45:26 EST'],
    ['UTC for GMT', 'Mon, 15 Nov 2094 12:45:26 UTC', 'Thu, 15 Nov 1984 12:45:26 UTC'],
    ['a numeric zone', 'Mon, 15 Nov 2094 12:45:26 +0000', 'Thu, 15 Nov 1984 12:45:26 +0000'],
    ['lower case', 'mon, 15 nov 2094 12:45:26 gmt', 'thu, 15 nov 1984 12:45:26 gmt'],
    ['no zone', 'Mon, 15 Nov 2094 12:45:26', 'Thu, 15 Nov 1984 12:45:26'],
    ['the wrong day of the week', 'Tue, 15 Nov 2094 12:45:26 GMT', 'Fri, 15 Nov 1984 12:45:26 GMT'],
    [
      'two dates',
      'Mon, 15 Nov 2094 12:45:26 GMT, Tue, 16 Nov 2094 12:45:26 GMT',
      'Thu, 15 Nov 1984 12:45:26 GMT, Fri, 16 Nov 1984 12:45:26 GMT',
    ],
    ['nothing', '', ''],
  ])('%s', (_, later, earlier) => {
    expect(answer('GET', { 'If-Modified-Since': later }, V2)).toBe('perform');
    expect(answer('GET', { 'If-Unmodified-Since': earlier }, V2)).toBe('perform');
  });
});

describe('a date that an earlier representation may have been told by', () => {
  const date = formatHttpDate(CHANGED);
  const next = formatHttpDate(CHANGED + 1000);
  const preceded = (...earlier: number[]): Validators => ({ ...V2, lastModified: CHANGED + 900, earlier });
  const answers = (current: Validators, since: string) => [
    answer('GET', { 'If-Modified-Since': since }, current),
    answer('GET', { 'If-Unmodified-Since': since }, current),
  ];

  it('says nothing where a representation got its date from the one before it', () => {
    for (const current of [
      preceded(CHANGED + 899),
      preceded(CHANGED + 900),
      preceded(CHANGED + 5, CHANGED + 4),
    ]) {
      expect(answers(current, date)).toEqual(['perform', TOO_LATE]);
      expect(answers(current, next)).toEqual(['304', 'perform']);
    }
  });

  it('says that nothing changed where the clock gave all dates of its second', () => {
    for (const current of [
      preceded(),
      preceded(CHANGED - 1, CHANGED - 2),
      preceded(CHANGED + 898, CHANGED),
    ]) {
      expect(answers(current, date)).toEqual(['304', 'perform']);
    }
  });
});

describe('while the second of the last change still runs (RFC 9110 §8.8.2.2)', () => {
  const date = formatHttpDate(CHANGED);
  const soon = CHANGED + 999;

  it('sends no Last-Modified until the second is over', () => {
    expect(lastModifiedToSend(CHANGED + 400, soon)).toBeNull();
    expect(lastModifiedToSend(CHANGED + 400, CHANGED + 1000)).toBe(CHANGED);
    expect(lastModifiedToSend(null, soon)).toBeNull();
  });

  it('sends no Last-Modified that lies ahead of the clock', () => {
    expect(lastModifiedToSend(CHANGED + 60_000, CHANGED)).toBeNull();
  });

  it('answers no 304 by date, since another change may follow', () => {
    expect(answer('GET', { 'If-Modified-Since': date }, V2, soon)).toBe('perform');
    expect(answer('GET', { 'If-Modified-Since': date }, V2, CHANGED + 1000)).toBe('304');
  });

  it('still knows an earlier date to be out of date', () => {
    expect(answer('GET', { 'If-Unmodified-Since': formatHttpDate(CHANGED - 1000) }, V2, soon)).toBe(TOO_LATE);
  });
});

it('lists the tags of a failed precondition, for whoever knows the earlier versions', () => {
  const request = { method: 'PUT', ifMatch: '"v1", W/"v0"', ifNoneMatch: null };
  const decision = evaluatePreconditions(
    { ...request, ifModifiedSince: null, ifUnmodifiedSince: null },
    V2,
    NOW,
  );
  expect(decision).toEqual({
    outcome: 'failed',
    field: 'If-Match',
    cause: 'no-match',
    tags: [
      { opaque: 'v1', weak: false },
      { opaque: 'v0', weak: true },
    ],
  });
});

describe('whatever arrives', () => {
  const opaque = fc.constantFrom('v1', 'v2', '', 'a,b');
  const tag = fc.tuple(fc.constantFrom('', 'W/'), opaque).map(([prefix, text]) => `${prefix}"${text}"`);
  const field = fc.option(
    fc.oneof(
      tag,
      fc.array(tag, { maxLength: 4 }).map((tags) => tags.join(', ')),
      fc.constantFrom(
        '*',
        '*, "v1"',
        '',
        'junk',
        'Tue, 15 Nov 1994 12:45:26 GMT',
        'Wed, 16 Nov 1994 12:45:26 GMT',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
  );
  const request: fc.Arbitrary<ConditionalRequest> = fc.record({
    method: fc.constantFrom('GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'POST', 'OPTIONS', 'BREW'),
    ifMatch: field,
    ifNoneMatch: field,
    ifModifiedSince: field,
    ifUnmodifiedSince: field,
  });
  const current: fc.Arbitrary<Validators | null> = fc.option(
    fc.record({
      etag: fc.option(fc.record({ opaque, weak: fc.boolean() })),
      lastModified: fc.option(fc.integer({ min: CHANGED - 2000, max: CHANGED + 2000 })),
    }),
  );

  it('decides, and never answers 304 to a write or 412 to a read for If-None-Match', () => {
    fc.assert(
      fc.property(request, current, (asked, there) => {
        const decision = evaluatePreconditions(asked, there, NOW);
        const reads = asked.method === 'GET' || asked.method === 'HEAD';
        if (decision.outcome === 'not-modified') expect(reads).toBe(true);
        if (decision.outcome === 'failed' && decision.field === 'If-None-Match') expect(reads).toBe(false);
        if (decision.outcome === 'absent') expect(there).toBeNull();
      }),
    );
  });

  it('performs a write under the requirement only if the sender named the state that it replaces', () => {
    fc.assert(
      fc.property(request, current, (asked, there) => {
        const decision = evaluatePreconditions(asked, there, NOW);
        if (!['PUT', 'PATCH', 'DELETE'].includes(asked.method) || decision.outcome !== 'perform') return;
        if (requirePrecondition(asked.method, decision, there !== null) !== null) return;
        const match = parseEntityTagList(asked.ifMatch);
        const named =
          match.kind === 'any' ||
          (match.kind === 'list' && match.tags.some((one) => there?.etag && strongMatch(one, there.etag)));
        const created = there === null && parseEntityTagList(asked.ifNoneMatch).kind === 'any';
        expect(there === null ? created : named).toBe(true);
      }),
    );
  });

  it('holds a strong match to be a weak one, and weak matching to be symmetrical', () => {
    const any = fc.record({ opaque, weak: fc.boolean() });
    fc.assert(
      fc.property(any, any, (a, b) => {
        if (strongMatch(a, b)) expect(weakMatch(a, b)).toBe(true);
        expect(weakMatch(a, b)).toBe(weakMatch(b, a));
        expect(strongMatch(a, b)).toBe(strongMatch(b, a));
        expect(strongMatch(a, b)).toBe(weakMatch(a, b) && !a.weak && !b.weak);
      }),
    );
  });
});
