/** A rule that this server obeys, in our words, with the section that says so. */
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
        says: 'If-Match: * is true when there is anything at all; which version it is does not matter.',
        source: '9110 §13.1.1',
      },
      {
        says: 'A change that was made already may be answered with success although its condition is false now.',
        source: '9110 §13.1.1',
      },
      { says: 'If-None-Match: * on a PUT means: only if there is nothing yet.', source: '9110 §13.1.2' },
      { says: 'A condition that is false on a write is answered with 412.', source: '9110 §15.5.13' },
      { says: 'A server may insist on a condition, and says so with 428.', source: '6585 §3' },
      {
        says: 'The answer of 428 should explain how to send the request again successfully.',
        source: '6585 §3',
      },
      { says: 'A cache must not keep an answer of 428.', source: '6585 §3' },
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
        says: 'What would fail anyway fails first. Conditions are evaluated just before the method is carried out.',
        source: '9110 §13.2.1',
      },
      { says: 'OPTIONS, TRACE and CONNECT ignore conditions.', source: '9110 §13.2.1' },
      {
        says: 'If-Match first, else If-Unmodified-Since; then If-None-Match, else If-Modified-Since.',
        source: '9110 §13.2.2',
      },
    ],
  },
  {
    title: 'Reading without sending twice',
    rules: [
      { says: 'If-None-Match compares weakly; false on GET or HEAD means 304.', source: '9110 §13.1.2' },
      {
        says: 'If-Modified-Since counts on GET and HEAD only, and not beside If-None-Match.',
        source: '9110 §13.1.3',
      },
      {
        says: 'A 304 has no content, and carries the ETag, Cache-Control and Vary that a 200 would have had.',
        source: '9110 §15.4.5',
      },
      { says: 'A cache freshens what it has stored with the fields of the 304.', source: '9111 §4.3.4' },
      { says: 'no-cache means: keep it, and ask before each use.', source: '9111 §5.2.2.4' },
    ],
  },
  {
    title: 'Tags and dates',
    rules: [
      {
        says: 'A strong validator changes whenever the content does; a weak one may stay.',
        source: '9110 §8.8.1',
      },
      {
        says: 'A tag is an opaque text in quotation marks, with W/ in front if it is weak.',
        source: '9110 §8.8.3',
      },
      { says: 'Strong comparison: neither is weak, and all characters are equal.', source: '9110 §8.8.3.2' },
      {
        says: 'A date is a weak validator, unless it is certain that there were no two changes within its second.',
        source: '9110 §8.8.2.2',
      },
      {
        says: 'If-Unmodified-Since is ignored beside If-Match, and when it is no valid date.',
        source: '9110 §13.1.4',
      },
      { says: 'Dates are in GMT, and have whole seconds.', source: '9110 §5.6.7' },
    ],
  },
  {
    title: 'Patches',
    rules: [
      { says: 'A patch is applied as a whole or not at all.', source: '5789 §2' },
      {
        says: 'PATCH is neither safe nor idempotent by itself; a condition makes repeating it harmless.',
        source: '5789 §2',
      },
      { says: 'Accept-Patch names the kinds of patches that are understood.', source: '5789 §3.1' },
      {
        says: 'In a merge patch a missing member stays, null removes, and a list is replaced as a whole.',
        source: '7396 §2',
      },
      { says: 'In a JSON Patch, test asks that a value be exactly this.', source: '6902 §4.6' },
      { says: 'When one operation of a JSON Patch fails, the whole patch has failed.', source: '6902 §5' },
      {
        says: '409 is for a conflict with the current state that the sender may be able to resolve.',
        source: '9110 §15.5.10',
      },
    ],
  },
  {
    title: 'Repeating',
    rules: [
      {
        says: 'A method is idempotent when repeating it is meant to have the same effect as once: PUT, DELETE, and all safe ones.',
        source: '9110 §9.2.2',
      },
      {
        says: 'An idempotent request may be sent again by itself when the answer was lost.',
        source: '9110 §9.2.2',
      },
      {
        says: 'What seems to be done already may be answered with success, though If-Match is false; where people count, 412 is better.',
        source: '9110 §13.1.1',
      },
    ],
  },
  {
    title: 'Saying what went wrong',
    rules: [
      {
        says: 'A problem has a type, a status, a title, a detail and an instance, as application/problem+json.',
        source: '9457 §3.1',
      },
      {
        says: 'It may have members of its own beside them; who does not know them ignores them.',
        source: '9457 §3.2',
      },
      { says: '423: the target is locked.', source: '4918 §11.3' },
      { says: 'A lock may end by itself after some time.', source: '4918 §6.6' },
    ],
  },
  {
    title: 'Versions',
    rules: [
      { says: 'version-history leads to the list of all versions.', source: '5829 §3.1' },
      { says: 'latest-version leads to the current one.', source: '5829 §3.2' },
      { says: 'predecessor-version leads to the one before.', source: '5829 §3.5' },
      { says: 'successor-version leads to the one after.', source: '5829 §3.6' },
      { says: 'return=representation asks for the content in the answer to a change.', source: '7240 §4.2' },
    ],
  },
];

/** The standards that the rules are from, with what each is about. */
export const STANDARDS: Readonly<Record<string, string>> = {
  '4918': 'WebDAV: locks',
  '5789': 'The PATCH method',
  '5829': 'Links between versions',
  '6585': 'Additional status codes: 428',
  '6902': 'JSON Patch',
  '7240': 'The Prefer field',
  '7396': 'JSON Merge Patch',
  '9110': 'HTTP: methods, fields, status codes',
  '9111': 'HTTP: caching',
  '9457': 'Problem details',
};

/** Where a source such as `9110 §13.1.1` is to be read. */
export function sourceAddress(source: string): string {
  const [number, section] = source.split(' §');
  return `https://www.rfc-editor.org/rfc/rfc${number}${section ? `#section-${section}` : ''}`;
}
