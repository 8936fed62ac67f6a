/** A rule of a standard, in our words, with the section that says so. */
interface Rule {
  readonly says: string;
  /** As `9110 §13.1.1`. */
  readonly source: string;
}

interface RuleGroup {
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** The rules behind the pages, by what they are about. */
export const RULES: readonly RuleGroup[] = [
  {
    title: 'Saving without losing',
    rules: [
      {
        says: 'If-Match is true when one of its tags, compared strongly, is the current one.',
        source: '9110 §13.1.1',
      },
      {
        says: 'If-Match: * is true when there is anything at all. It does not matter which version.',
        source: '9110 §13.1.1',
      },
      {
        says: 'If If-Match is false, the server must not carry the request out. It may answer 412.',
        source: '9110 §13.1.1',
      },
      { says: 'If-None-Match: * on a PUT means: only if there is nothing here.', source: '9110 §13.1.2' },
      { says: 'A false If-None-Match on a write is answered with 412.', source: '9110 §13.1.2' },
      {
        says: 'If-Unmodified-Since can guard a save where a server has no tags. It is ignored beside If-Match.',
        source: '9110 §13.1.4',
      },
      { says: '412 says: a condition in the fields of the request is false.', source: '9110 §15.5.13' },
      { says: '428 says: the server requires a condition, and the request has none.', source: '6585 §3' },
      { says: 'The answer of 428 should explain how to send the request again.', source: '6585 §3' },
      { says: 'Servers do not have to send 428, so a client cannot count on it.', source: '6585 §7.1' },
      {
        says: 'The answer to a PUT may carry an ETag only if the content was stored exactly as it was sent.',
        source: '9110 §9.3.4',
      },
    ],
  },
  {
    title: 'Order',
    rules: [
      {
        says: 'A failure that needs no look at the content comes before the conditions.',
        source: '9110 §13.2.1',
      },
      { says: 'OPTIONS, TRACE and CONNECT ignore conditions.', source: '9110 §13.2.1' },
      {
        says: 'If-Match comes first, or without it If-Unmodified-Since. Then comes If-None-Match, or without it If-Modified-Since.',
        source: '9110 §13.2.2',
      },
    ],
  },
  {
    title: 'Reading without sending twice',
    rules: [
      {
        says: 'If-None-Match compares weakly. A false one on GET or HEAD means 304.',
        source: '9110 §13.1.2',
      },
      {
        says: 'If-Modified-Since counts on GET and HEAD only. It is ignored on other methods, and beside If-None-Match.',
        source: '9110 §13.1.3',
      },
      {
        says: 'A 304 has no content. It carries the ETag, Cache-Control and Vary that a 200 would have.',
        source: '9110 §15.4.5',
      },
      { says: 'A cache updates the fields that it has stored with those of the 304.', source: '9111 §4.3.4' },
    ],
  },
  {
    title: 'What caches keep',
    rules: [
      { says: 'no-cache means: keep it, and ask before each use.', source: '9111 §5.2.2.4' },
      { says: 'no-store means: do not keep it.', source: '9111 §5.2.2.5' },
      { says: 'no-transform means: nobody on the way may change the content.', source: '9111 §5.2.2.6' },
      {
        says: 'immutable means: a fresh copy need not be checked, even when the page is loaded again.',
        source: '8246 §2',
      },
      {
        says: 'A cache may keep some statuses on its own, such as 200 and 404. 412 is not one of them.',
        source: '9110 §15.1',
      },
      { says: 'A cache must not keep a 428.', source: '6585 §3' },
      { says: 'Answers to PUT are not kept.', source: '9110 §9.3.4' },
    ],
  },
  {
    title: 'Tags and dates',
    rules: [
      {
        says: 'A strong tag changes whenever the content does. A weak one may stay.',
        source: '9110 §8.8.1',
      },
      {
        says: 'A tag is an opaque text in quotation marks, with W/ in front if it is weak.',
        source: '9110 §8.8.3',
      },
      {
        says: 'Strong comparison: no tag is weak, and all characters are equal.',
        source: '9110 §8.8.3.2',
      },
      {
        says: 'A date is a weak validator, unless it can be shown that there were no two changes within its second. A server may know it. A copy shows it if its Date is at least one second later, by the same clock.',
        source: '9110 §8.8.2.2',
      },
      { says: 'HTTP/1.0 had If-Modified-Since, and no tags.', source: '1945 §10.9' },
      {
        says: 'HTTP/1.1 brought tags, and a date that guards a save: If-Unmodified-Since.',
        source: '2068 §14.28',
      },
      {
        says: 'A condition that holds no valid date is ignored.',
        source: '9110 §13.1.4',
      },
      {
        says: 'Dates are in GMT and have whole seconds. There are three forms to read, and one to send.',
        source: '9110 §5.6.7',
      },
    ],
  },
  {
    title: 'Patches',
    rules: [
      { says: 'A patch is applied as a whole or not at all.', source: '5789 §2' },
      {
        says: 'PATCH as a method is not safe and not idempotent. A single patch can be idempotent.',
        source: '5789 §2',
      },
      {
        says: 'Patches that collide may do more harm than PUTs, if they depend on the version that they were made for. Then the client should send a condition.',
        source: '5789 §2',
      },
      {
        says: 'A patch that does not fit the current state may be answered with 409. A patch that collides with another change and has no condition may get 409, too. A patch that cannot be carried out may be answered with 422. A false condition is 412.',
        source: '5789 §2.2',
      },
      { says: 'Accept-Patch names the kinds of patches that the server understands.', source: '5789 §3.1' },
      {
        says: 'In a merge patch a missing member stays, null removes, and a list is replaced as a whole.',
        source: '7396 §2',
      },
      { says: 'In a JSON Patch, test asks that a value equals the given one.', source: '6902 §4.6' },
      { says: 'When one operation of a JSON Patch fails, the whole patch has failed.', source: '6902 §5' },
    ],
  },
  {
    title: 'Other refusals',
    rules: [
      {
        says: 'Statuses from 400 to 499 are about the request. A client treats one that it does not know like 400.',
        source: '9110 §15',
      },
      {
        says: '400 is for anything that the server takes for a mistake of the client, wrong syntax for example.',
        source: '9110 §15.5.1',
      },
      {
        says: '409 is for a conflict with the current state that the sender may be able to resolve.',
        source: '9110 §15.5.10',
      },
      {
        says: '422 is for content that the server understands and cannot carry out.',
        source: '9110 §15.5.21',
      },
      { says: '423 says: the document is locked.', source: '4918 §11.3' },
      {
        says: 'The holder of a lock gets 423 too, if a change does not show its token.',
        source: '4918 §7.5',
      },
      {
        says: 'A write lock refuses changes that do not show its token. Reading stays allowed.',
        source: '4918 §7',
      },
      { says: 'A lock may end by itself after some time.', source: '4918 §6.6' },
    ],
  },
  {
    title: 'Repeating',
    rules: [
      {
        says: 'A method is idempotent if two requests are meant to have the same effect as one: PUT, DELETE, and all safe methods.',
        source: '9110 §9.2.2',
      },
      {
        says: 'If no answer came, a client may send an idempotent request again by itself. It should not repeat a failed repetition automatically.',
        source: '9110 §9.2.2',
      },
      {
        says: 'If a change seems to be made already, a server may answer with success although If-Match is false. If several people count together, 412 is better.',
        source: '9110 §13.1.1',
      },
      { says: 'Retry-After says how long to wait before the next request.', source: '9110 §10.2.3' },
    ],
  },
  {
    title: 'Saying what went wrong',
    rules: [
      {
        says: 'A problem may have a type, a status, a title, a detail and an instance. All of them are optional.',
        source: '9457 §3.1',
      },
      {
        says: 'It may have other members too. A client ignores those that it does not know.',
        source: '9457 §3.2',
      },
    ],
  },
  {
    title: 'Versions',
    rules: [
      { says: 'version-history leads to the list of all versions.', source: '5829 §3.1' },
      { says: 'latest-version leads to the current one.', source: '5829 §3.2' },
      { says: 'predecessor-version leads to the one before.', source: '5829 §3.5' },
      { says: 'successor-version leads to the one after.', source: '5829 §3.6' },
      {
        says: 'return=representation asks for the content in the answer to a successful request.',
        source: '7240 §4.2',
      },
    ],
  },
];

/** The standards that the rules are from, with what each is about. */
export const STANDARDS: Readonly<Record<string, string>> = {
  '1945': 'HTTP/1.0, of 1996: the first dates',
  '2068': 'HTTP/1.1, of 1997: the first tags. Replaced since',
  '4918': 'WebDAV: locks',
  '5789': 'The PATCH method',
  '5829': 'Links between versions',
  '6585': 'Additional status codes: 428',
  '6902': 'JSON Patch',
  '7240': 'The Prefer field',
  '7396': 'JSON Merge Patch',
  '8246': 'Cache-Control: immutable',
  '9110': 'HTTP: methods, fields, status codes',
  '9111': 'HTTP: caching',
  '9457': 'Problem details',
};

/** Where a source such as `9110 §13.1.1` is to be read. */
export function sourceAddress(source: string): string {
  const [number, section] = source.split(' §');
  return `https://www.rfc-editor.org/rfc/rfc${number}${section ? `#section-${section}` : ''}`;
}
