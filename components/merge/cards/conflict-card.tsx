import { memo, type RefObject, useRef, useState } from 'react';
import { MarkedText } from '@/components/merge/marks/marked-text';
import { useMergeView } from '@/components/merge/view/merge-view';
import { SidePanel } from '@/components/merge/view/side-panel';
import { capitalised } from '@/components/merge/words/capitalised';
import { decisionWords, type OfferedChoice } from '@/components/merge/words/offered-choices';
import { type ChangedPlace, placeId } from '@/components/merge/words/places';
import { regionSentence } from '@/components/merge/words/region-sentence';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { useNear } from '@/components/ui/text/text-chunk';
import type { PlaceWarning } from '@/lib/client/session/collision';
import { type Choice, textOf } from '@/lib/merge/resolve/resolution';
import { ChoiceRadios } from './choice-radios';
import { EditField } from './edit-field';
import { PieceChoices } from './piece-choices';
import { PlaceWarnings } from './place-warnings';
import { useFolding } from './use-folding';

interface ConflictCardProps {
  readonly place: ChangedPlace;
  /** How many conflicts there are. */
  readonly total: number;
  readonly choice: Choice | null;
  /** A further collision changed this place, and nobody has looked at it since. */
  readonly fresh: boolean;
  /** What its choice would say twice or nowhere. */
  readonly warnings: readonly PlaceWarning[];
  /** Whether what is looked for is in here: then it does not fold. */
  readonly sought?: boolean;
}

/** One conflict: what happened, both sides' words, and the decision. Once decided and left, one line of it remains. */
export const ConflictCard = memo(function ConflictCard({
  place,
  total,
  choice,
  fresh,
  warnings,
  sought = false,
}: ConflictCardProps) {
  const { names, columns, point } = useMergeView();
  const near = useNear();
  const { of: region } = place;
  const open = textOf(region, choice) === null;
  const decision = decisionWords(region, choice, names);
  const card = useRef<HTMLFieldSetElement>(null);
  const typed = useRef<string | null>(null);
  const { folded, unfold, onFocus, onBlur } = useFolding(card, !open && !sought);
  return (
    <fieldset
      ref={card}
      id={placeId(place)}
      tabIndex={-1}
      aria-label={`Conflict ${place.number} of ${total}, ${place.where}, ${decision}${fresh ? ', new' : ''}`}
      onFocus={() => {
        onFocus();
        point(place);
      }}
      onBlur={onBlur}
      className={cx(
        // Its height is measured as soon as it folds.
        'min-w-0 scroll-mt-4 scroll-mb-8 rounded-xl border bg-surface transition-none dark:bg-raised',
        folded ? 'py-1 ps-4 pe-1.5 sm:ps-5 sm:pe-2' : 'p-4 shadow-xs sm:p-5',
        open ? 'border-danger ring-1 ring-danger forced-colors:border-3' : 'border-line-strong/60',
      )}
    >
      <div className={cx('flex items-center gap-x-2 gap-y-1 text-sm', !folded && 'flex-wrap')}>
        <h3 className="shrink-0 font-semibold">
          Conflict {place.number} of {total}
        </h3>
        <span className={cx('text-ink-faint', folded && 'max-w-[40%] truncate max-sm:hidden')}>
          · {place.where}
        </span>
        <span
          className={cx(
            'inline-flex min-w-0 items-center gap-1.5 rounded-full px-2.5 py-0.5 text-[0.8125rem] font-medium',
            open ? 'bg-danger-soft text-danger' : 'bg-sunken text-ink-soft',
            !folded && 'ms-auto',
          )}
        >
          <Icon name={open ? 'alert' : 'check'} className="size-3.5" />
          <span className={cx(folded && 'truncate')}>{capitalised(decision)}</span>
        </span>
        {folded && (
          <span
            dir="auto"
            className={cx(
              'min-w-0 flex-1 truncate text-ink-soft max-md:hidden',
              place.code === null ? 'font-serif' : 'font-mono text-[0.8125rem]',
            )}
          >
            {textOf(region, choice)?.trim()}
          </span>
        )}
        {fresh && (
          <span className="shrink-0 rounded-full bg-accent px-2.5 py-0.5 text-[0.8125rem] font-medium text-on-accent">
            New
          </span>
        )}
        {folded && (
          <Button
            variant="quiet"
            size="small"
            aria-label={`Change… conflict ${place.number}`}
            onClick={unfold}
            className="ms-auto shrink-0"
          >
            Change…
          </Button>
        )}
      </div>
      {!folded && (
        <>
          <p className="mt-2 text-[0.9375rem] text-ink">{regionSentence(place, names)}</p>
          <Sides place={place} choice={choice} near={near} />
          <Decision place={place} choice={choice} near={near} columns={columns} typed={typed} />
        </>
      )}
      <PlaceWarnings warnings={warnings} />
    </fieldset>
  );
});

interface PartProps {
  readonly place: ChangedPlace;
  readonly choice: Choice | null;
  readonly near: boolean;
}

function Sides({ place, choice, near }: PartProps) {
  const { of: region, field } = place;
  const code = place.code !== null;
  const { columns, showOriginal, ignoreSpaces } = useMergeView();
  const title = field === 'title';
  const marked = { from: region.base, ready: near, title, code, ignoreSpaces };
  return (
    <div className={cx('mt-4 grid gap-4', columns && 'md:grid-cols-3')}>
      {showOriginal && (
        <SidePanel side="original" className={cx(columns && 'md:col-span-3')}>
          {region.base === '' ? (
            <p className="text-sm text-ink-faint italic">Nothing was here</p>
          ) : (
            <MarkedText {...marked} to={region.base} side="original" />
          )}
        </SidePanel>
      )}
      <SidePanel side="mine">
        <MarkedText {...marked} to={region.mine} side="mine" />
      </SidePanel>
      {columns && (
        <SidePanel side="result">
          <ResultText text={textOf(region, choice)} title={title} code={code} />
        </SidePanel>
      )}
      <SidePanel side="theirs">
        <MarkedText {...marked} to={region.theirs} side="theirs" />
      </SidePanel>
      {region.suggestion !== undefined && (
        <SidePanel side="suggestion" className={cx(columns && 'md:col-span-3')}>
          <MarkedText {...marked} to={region.suggestion} side="both" />
        </SidePanel>
      )}
    </div>
  );
}

interface DecisionProps extends PartProps {
  readonly columns: boolean;
  /** What was typed here last. */
  readonly typed: RefObject<string | null>;
}

function Decision({ place, choice, columns, typed }: DecisionProps) {
  const { choose } = useMergeView();
  const [editByPointer, setEditByPointer] = useState(false);
  const { of: region, field } = place;
  const code = place.code !== null;
  const text = textOf(region, choice);

  const take = (taken: OfferedChoice['take'], byPointer: boolean) => {
    if (taken === null) return choose(place, null);
    if (taken === 'pieces') return choose(place, { take: 'pieces', takes: [] });
    if (taken !== 'edited') return choose(place, { take: taken });
    setEditByPointer(byPointer);
    const again = typed.current;
    choose(
      place,
      again === null
        ? { take: 'edited', text: text ?? (region.mine || region.theirs), unconfirmed: true }
        : { take: 'edited', text: again },
    );
  };
  return (
    <>
      <div className="mt-5">
        <ChoiceRadios place={place} choice={choice} onTake={take} />
      </div>
      {choice?.take === 'pieces' && <PieceChoices place={place} takes={choice.takes} />}
      {choice?.take === 'edited' ? (
        <div className="mt-4">
          <EditField
            label={`Your wording, ${place.where}`}
            text={choice.text}
            like={region.mine || region.theirs || region.base}
            code={code}
            focusAtOnce={editByPointer}
            onType={(now) => {
              typed.current = now;
              choose(place, { take: 'edited', text: now });
            }}
            onConfirm={choice.unconfirmed && (() => choose(place, { take: 'edited', text: choice.text }))}
          />
        </div>
      ) : (
        text !== null &&
        !columns && (
          <SidePanel side="result" className="mt-4">
            <ResultText text={text} title={field === 'title'} code={code} />
          </SidePanel>
        )
      )}
    </>
  );
}

interface ResultTextProps {
  readonly text: string | null;
  readonly title: boolean;
  readonly code: boolean;
}

function ResultText({ text, title, code }: ResultTextProps) {
  if (text === null) return <p className="text-sm text-ink-faint italic">Not decided yet</p>;
  if (text.trim() === '') return <p className="text-sm text-ink-faint italic">Nothing will be here</p>;
  return <MarkedText from={text} to={text} side="original" ready title={title} code={code} />;
}
