import type { Term } from '@/lib/lab/challenges/challenge';
import { TERMS } from '@/lib/lab/challenges/terms';

/** A piece of a text: as it is, or a word that has a meaning to look up. */
export interface Piece {
  readonly text: string;
  readonly term: Term | null;
}

const ANY = /\b(guard|exchange|entity tag)s?\b/i;

/** A text in pieces, where each of these words stands out where it comes first. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const seen = new Set<Term>();
  let rest = text;
  let plain = '';
  for (let found = ANY.exec(rest); found; found = ANY.exec(rest)) {
    const term = termIn(found[1]);
    const end = found.index + found[0].length;
    if (term === null || seen.has(term)) plain += rest.slice(0, end);
    else {
      seen.add(term);
      pieces.push({ text: plain + rest.slice(0, found.index), term: null }, { text: found[0], term });
      plain = '';
    }
    rest = rest.slice(end);
  }
  return [...pieces, { text: plain + rest, term: null }].filter((piece) => piece.text !== '');
}

function termIn(text: string | undefined): Term | null {
  const known = Object.keys(TERMS) as readonly Term[];
  return known.find((term) => term === text?.toLowerCase()) ?? null;
}
