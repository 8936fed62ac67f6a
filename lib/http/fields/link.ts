import { quote } from './quoted-string.ts';

/** A link from the resource that an answer is about to `target`, a URI reference. `rel` is one relation or several. */
export interface WebLink {
  readonly target: string;
  readonly rel: string | readonly string[];
  readonly title?: string;
  readonly type?: string;
}

/**
 * Links as the value of a Link field (RFC 8288 §3). Whatever stands in a target or a title, it cannot break out of its
 * place: characters that a URI cannot hold are percent-encoded as UTF-8 (RFC 3986 §2.1), a title beyond ASCII goes into
 * `title*` (RFC 8187). Throws a RangeError for a relation that is neither a name nor a URI.
 */
export function formatLink(links: readonly WebLink[]): string {
  return links.map(formatOne).join(', ');
}

function formatOne({ target, rel, title, type }: WebLink): string {
  const relations = typeof rel === 'string' ? [rel] : rel;
  if (relations.length === 0 || !relations.every(isRelation)) {
    throw new RangeError('A link relation is a registered name or a URI.');
  }
  let text = `<${encodeTarget(target)}>; rel="${relations.join(' ')}"`;
  if (title !== undefined) text += formatTitle(title);
  if (type !== undefined) text += `; type=${quote(type)}`;
  return text;
}

/** A registered relation (RFC 8288 §3.3) or an absolute URI, of characters that need no escape between quotes. */
function isRelation(text: string): boolean {
  return (
    /^[a-z][a-z0-9.-]*$/.test(text) || /^[a-z][a-z0-9+.-]*:[\x21\x23-\x5b\x5d\x5f\x61-\x7a\x7e]+$/i.test(text)
  );
}

/** Percent-encodes what is no character of a URI reference; what is encoded already stays as it is. */
function encodeTarget(target: string): string {
  if (/^[\w\-.~:/?#[\]@!$&'()*+,;=]*$/.test(target)) return target;
  return wellFormed(target)
    .replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]+/g, encodeURIComponent)
    .replace(/%(?![\dA-Fa-f]{2})/g, '%25');
}

function formatTitle(title: string): string {
  if (/^[\x20-\x7e]*$/.test(title)) return `; title=${quote(title)}`;
  const encoded = encodeURIComponent(wellFormed(title)).replace(/['()*]/g, percent);
  return `; title*=UTF-8''${encoded}`;
}

/** Half of a surrogate pair has no UTF-8, so it becomes the replacement character. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}
