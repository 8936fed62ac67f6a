import { useId } from 'react';
import { useMergeView } from '@/components/merge/view/merge-view';
import { pieceChoices, pieceWords } from '@/components/merge/words/piece-words';
import type { ChangedPlace } from '@/components/merge/words/places';
import { cx } from '@/components/ui/controls/cx';
import { type PieceTake, piecesOf } from '@/lib/merge/resolve/pieces';

interface PieceChoicesProps {
  readonly place: ChangedPlace;
  readonly takes: readonly (PieceTake | null)[];
}

/** Each part of a place in which the texts differ, to be decided by itself. */
export function PieceChoices({ place, takes }: PieceChoicesProps) {
  const { names, choose } = useMergeView();
  const name = useId();
  const pieces = piecesOf(place.of);
  const changed = pieces.flatMap((piece, index) => (piece.kind === 'unchanged' ? [] : [{ piece, index }]));
  return (
    <ol className="mt-4 space-y-3">
      {changed.map(({ piece, index }, at) => (
        <li key={index}>
          <fieldset className="min-w-0">
            <legend className="mb-1 text-[0.8125rem] font-medium text-ink-soft">
              Part {at + 1} of {changed.length}
              {(takes[index] ?? null) === null && ` · ${pieceWords(piece, names)}`}
            </legend>
            <div className="space-y-1">
              {pieceChoices(piece, names).map(({ take, whose, text }) => (
                <label
                  key={take}
                  className={cx(
                    'flex min-h-8 cursor-pointer items-baseline gap-2 rounded-md px-2 py-1 text-sm hover:bg-sunken pointer-coarse:min-h-11',
                    'has-checked:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent',
                  )}
                >
                  <input
                    type="radio"
                    name={`${name} ${index}`}
                    checked={(takes[index] ?? standing(piece.kind)) === take}
                    onChange={() =>
                      choose(place, {
                        take: 'pieces',
                        takes: pieces.map((_, each) => (each === index ? take : (takes[each] ?? null))),
                      })
                    }
                    className="size-4 shrink-0 translate-y-0.5 accent-accent focus-visible:outline-none"
                  />
                  <span className="min-w-14 shrink-0 text-ink-soft">{whose}</span>
                  <span dir="auto" translate="no" className="min-w-0 font-serif wrap-anywhere">
                    {text}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        </li>
      ))}
    </ol>
  );
}

/** Whom a part follows while nobody decided it. */
function standing(kind: string): PieceTake | null {
  if (kind === 'mine' || kind === 'theirs') return kind;
  return kind === 'same' ? 'mine' : null;
}
