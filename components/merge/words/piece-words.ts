import type { SideNames } from '@/components/ui/people/side-names';
import type { Region } from '@/lib/merge/regions/region';
import { type PieceTake, textOfPiece } from '@/lib/merge/resolve/pieces';

/** One way in which a part of a place can be decided. */
interface PieceChoice {
  readonly take: PieceTake;
  readonly whose: string;
  readonly text: string;
}

/** Characters of a part that are enough to decide by: its sides stand above in full. */
const ENOUGH = 160;

/** What a part can become, each different text once. */
export function pieceChoices(piece: Region, names: SideNames): readonly PieceChoice[] {
  const all: readonly (readonly [PieceTake, string])[] = [
    ['mine', 'Mine'],
    ['theirs', names.samePerson ? 'Other tab' : names.others],
    ['both', 'Both'],
    ['original', 'Original'],
  ];
  const known = new Set<string>();
  return all.flatMap(([take, whose]) => {
    if (take === 'both' && piece.kind !== 'conflict') return [];
    const text = textOfPiece(piece, take) ?? '';
    if (known.has(text)) return [];
    known.add(text);
    return [{ take, whose, text: shown(text) }];
  });
}

/** Whether a part that nobody decided waits for it, or whom it follows. */
export function pieceWords(piece: Region, names: SideNames): string {
  if (piece.kind === 'conflict') return 'undecided';
  if (piece.kind === 'same') return 'changed alike';
  return piece.kind === 'mine'
    ? 'only you changed it'
    : `only ${names.samePerson ? 'the other tab' : names.other} changed it`;
}

function shown(text: string): string {
  const words = text.trim();
  if (words === '') return text === '' ? '(nothing)' : '(white space)';
  return words.length > ENOUGH ? `${words.slice(0, ENOUGH).trimEnd()}…` : words;
}
