import { isSame, signatureOf } from './signature';

/** A key with the moment from which it signs, in milliseconds since 1970. It is known before, so that others can verify. */
export interface Key {
  readonly secret: string;
  readonly from: number;
}

/** Characters of a signature: all 256 bits of it. */
const WHOLE = 43;
/** Signatures found good that are kept in mind, since the same come with each request. */
const MOST_GOOD = 5_000;

/**
 * What this server signs so that it knows it again. The newest key that has begun signs, and every key verifies. Whoever
 * signs names a purpose, without a colon, so that what is signed for one is worth nothing for another.
 */
export class KeyRing {
  #keys: readonly Key[];
  readonly #now: () => number;
  /** What each whole signature that these keys were found to make is of. */
  readonly #good = new Map<string, string>();

  constructor(keys: readonly Key[], now: () => number) {
    this.#keys = keys;
    this.#now = now;
  }

  /** Goes on with these keys. */
  replace(keys: readonly Key[]): void {
    this.#keys = keys;
    this.#good.clear();
  }

  /** A signature of a text; `length` cuts it, where it has to be short. */
  sign(purpose: string, text: string, length = WHOLE): string {
    const now = this.#now();
    const begun = this.#keys.filter(({ from }) => from <= now);
    const [newest] = (begun.length > 0 ? begun : this.#keys).toSorted((a, b) => b.from - a.from);
    return signatureOf(`${purpose}:${text}`, newest!.secret).slice(0, length);
  }

  /** Whether a signature of that length is of this text, by any of the keys. */
  verify(purpose: string, text: string, signature: string, length = WHOLE): boolean {
    const signed = `${purpose}:${text}`;
    if (length === WHOLE && this.#good.get(signature) === signed) return true;
    const candidates = this.#keys.map(({ secret }) => signatureOf(signed, secret).slice(0, length));
    // All of them are compared, so that the time tells nothing of which it was.
    const isGood = candidates.filter((candidate) => isSame(candidate, signature)).length > 0;
    if (isGood && length === WHOLE) {
      if (this.#good.size >= MOST_GOOD) this.#good.clear();
      this.#good.set(signature, signed);
    }
    return isGood;
  }
}

/** The keys that an operator names: the first signs. */
export function namedKeys(secrets: readonly string[]): readonly Key[] {
  return secrets.map((secret, at) => ({ secret, from: -at }));
}
