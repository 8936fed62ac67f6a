import { memo, useRef, useState } from 'react';
import { MarkedText } from '@/components/merge/marks/marked-text';
import { useMergeView } from '@/components/merge/view/merge-view';
import { SidePanel } from '@/components/merge/view/side-panel';
import { capitalised } from '@/components/merge/words/capitalised';
import { decisionWords, type OfferedChoice } from '@/components/merge/words/offered-choices';
import { type ChangedPlace, placeId } from '@/components/merge/words/places';
import { regionSentence } from '@/components/merge/words/region-sentence';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { useNear } from '@/components/ui/text/text-chunk';
import type { PlaceWarning } from '@/lib/client/session/collision';
import { type Choice, textOf } from '@/lib/merge/resolve/resolution';
import { ChoiceRadios } from './choice-radios';
import { EditField } from './edit-field';
import { PieceChoices } from './piece-choices';
import { PlaceWarnings } from './place-warnings';

interface ConflictCardProps {
  readonly place: ChangedPlace;
  /** How many conflicts there are. */
  readonly total: number;
  readonly choice: Choice | null;
  /** A further collision changed this place, and nobody has looked at it since. */
  readonly fresh: boolean;
  /** What its choice would say twice or nowhere. */
  readonly warnings: readonly PlaceWarning[];
}

/** One conflict: what happened, both sides' words, and the decision. */
export const ConflictCard = memo(function ConflictCard({
  place,
  total,
  choice,
  fresh,
  warnings,
}: ConflictCardProps) {
  const { names, columns, point } = useMergeView();
  const near = useNear();
  const { of: region } = place;
  const open = textOf(region, choice) === null;
  const decision = decisionWords(region, choice, names);
  return (
    <fieldset
      id={placeId(place)}
      tabIndex={-1}
      aria-label={`Conflict ${place.number} of ${total}, ${place.where}, ${decision}${fresh ? ', new' : ''}`}
      onFocus={() => point(place)}
      className={cx(
        'min-w-0 scroll-mt-4 scroll-mb-8 rounded-xl border bg-surface p-4 shadow-xs sm:p-5 dark:bg-raised',
        open ? 'border-danger ring-1 ring-danger' : 'border-line-strong/60',
      )}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <h3 className="font-semibold">
          Conflict {place.number} of {total}
        </h3>
        <span className="text-ink-faint">· {place.where}</span>
        <span
          className={cx(
            'ms-auto inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-[0.8125rem] font-medium',
            open ? 'bg-danger-soft text-danger' : 'bg-sunken text-ink-soft',
          )}
        >
          <Icon name={open ? 'alert' : 'check'} className="size-3.5" />
          {capitalised(decision)}
        </span>
        {fresh && (
          <span className="rounded-full bg-accent px-2.5 py-0.5 text-[0.8125rem] font-medium text-on-accent">
            New
          </span>
        )}
      </div>
      <p className="mt-2 text-[0.9375rem] text-ink">{regionSentence(place, names)}</p>
      <Sides place={place} choice={choice} near={near} />
      <Decision place={place} choice={choice} near={near} columns={columns} />
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

function Decision({ place, choice, columns }: PartProps & { readonly columns: boolean }) {
  const { choose } = useMergeView();
  const [editByPointer, setEditByPointer] = useState(false);
  const typed = useRef<string | null>(null);
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
