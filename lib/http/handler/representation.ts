import { lastModifiedToSend, type Validators } from '../conditions/preconditions.ts';
import { formatEntityTag, parseEntityTag } from '../fields/entity-tag.ts';
import { formatHttpDate } from '../fields/http-date.ts';

/** What is stored at an address: one state of it, as it is sent. */
export interface Representation {
  /**
   * The opaque part of its strong entity tag, without quotes. It must never come again with other content: a version
   * number that survives deletion, a revision's id, or a digest with a number (A, B, A are three states).
   */
  readonly etag: string;
  readonly content: string | Uint8Array;
  /** What the handler accepts, where nothing is said. */
  readonly contentType?: string;
  /** When it was saved, in milliseconds since 1970; without it no dates are sent or compared. */
  readonly lastModified?: number;
}

/**
 * The representation, made sure to be one. Throws a TypeError that says what is wrong: a store that hands out numbers as
 * tags, or objects as content, would else answer nonsense.
 */
export function checkRepresentation(of: Representation, from: 'load' | 'write'): Representation {
  if (typeof of.etag !== 'string' || parseEntityTag(`"${of.etag}"`) === null) {
    throw new TypeError(
      `${from} gave an etag that is no opaque part of an entity tag: text of visible characters, no quotes.`,
    );
  }
  if (typeof of.content !== 'string' && !(of.content instanceof Uint8Array)) {
    throw new TypeError(`${from} gave content that is neither text nor bytes.`);
  }
  return of;
}

/** What conditions are compared with. */
export function validatorsOf({ etag, lastModified }: Representation): Validators {
  return { etag: { opaque: etag, weak: false }, lastModified: lastModified ?? null };
}

/** The fields that name a state, on 200, 201, 204 and 304 alike (RFC 9110 §15.4.5). `now` in milliseconds. */
export function validatorFields(of: Representation, now: number): Readonly<Record<string, string>> {
  const modified = lastModifiedToSend(of.lastModified ?? null, now);
  return {
    ETag: formatEntityTag({ opaque: of.etag, weak: false }),
    ...(modified === null ? {} : { 'Last-Modified': formatHttpDate(modified) }),
  };
}

/** The content's bytes. */
export function bytesOf({ content }: Pick<Representation, 'content'>): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

/** The content as text, or `null` where it is not UTF-8. */
export function textOf({ content }: Pick<Representation, 'content'>): string | null {
  if (typeof content === 'string') return content;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}

/** Whether what is stored is what was sent, byte for byte. */
export function isStoredAsSent(stored: Representation, sent: Uint8Array): boolean {
  const bytes = bytesOf(stored);
  return bytes.length === sent.length && bytes.every((byte, at) => byte === sent[at]);
}
