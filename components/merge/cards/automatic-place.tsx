import { memo, useState } from 'react';
import type { MarkSide } from '@/components/merge/marks/mark';
import { MarkedText } from '@/components/merge/marks/marked-text';
import { useMergeView } from '@/components/merge/view/merge-view';
import { capitalised } from '@/components/merge/words/capitalised';
import { decisionWords, isUnconfirmed } from '@/components/merge/words/offered-choices';
import { type ChangedPlace, placeId } from '@/components/merge/words/places';
import { regionSentence } from '@/components/merge/words/region-sentence';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { useNear } from '@/components/ui/text/text-chunk';
import type { PlaceWarning } from '@/lib/client/session/collision';
import { type Choice, textOf } from '@/lib/merge/resolve/resolution';
import { ChoiceRadios } from './choice-radios';
import { EditField } from './edit-field';
import { PlaceWarnings } from './place-warnings';
import { RevertButton } from './revert-button';
import { EditButton } from './unchanged-place';

const TINT: Record<MarkSide, string> = {
  mine: 'border-mine-line bg-mine-soft/35',
  theirs: 'border-theirs-line bg-theirs-soft/35',
  both: 'border-accent bg-accent-soft/35',
  original: 'border-original-line bg-original-soft/35',
};

/** In whose colour an automatic merge is shown. */
function sideOf({ of: { kind } }: ChangedPlace): MarkSide {
  if (kind === 'mine' || kind === 'theirs') return kind;
  return kind === 'combined' ? 'both' : 'original';
}

interface AutomaticPlaceProps {
  readonly place: ChangedPlace;
  readonly choice: Choice | null;
  readonly fresh: boolean;
  /** What its choice would say twice or nowhere. */
  readonly warnings: readonly PlaceWarning[];
}

/** A place that was merged by itself: lightly tinted, saying whose change it is, and ready to be taken back. */
export const AutomaticPlace = memo(function AutomaticPlace({
  place,
  choice,
  fresh,
  warnings,
}: AutomaticPlaceProps) {
  const { names, columns, showOriginal, ignoreSpaces, editable, choose, point } = useMergeView();
  const [choosing, setChoosing] = useState(false);
  const near = useNear();
  const { of: region, field } = place;
  const code = place.code !== null;
  const side = sideOf(place);
  const marked = { ready: near, title: field === 'title', code, ignoreSpaces };
  const text = textOf(region, choice) ?? '';
  const reverted = choice !== null && !isUnconfirmed(choice);
  const sentence = regionSentence(place, names);
  return (
    <fieldset
      id={placeId(place)}
      tabIndex={-1}
      aria-label={`${sentence} ${capitalised(decisionWords(region, choice, names))}, ${place.where}${fresh ? ', new' : ''}`}
      onFocus={() => point(place)}
      className={cx(
        'min-w-0 scroll-mt-4 rounded-e-lg border-s-[3px] py-2 pe-2',
        columns ? 'ps-3.5 md:ps-[17px] md:pe-5' : 'ps-3.5',
        reverted ? 'border-dashed border-original-line bg-sunken/60' : TINT[side],
      )}
    >
      <div
        className={cx(
          'mb-0.5 flex items-center gap-x-2 text-[0.8125rem] text-ink-soft',
          columns && 'md:ps-[17px]',
        )}
      >
        <span className="min-w-0">
          {sentence}{' '}
          <span className="text-ink-faint max-sm:hidden">
            {!reverted
              ? 'Merged automatically.'
              : choice?.take === 'edited'
                ? 'Edited manually.'
                : 'Not used.'}
          </span>
        </span>
        {fresh && (
          <span className="rounded-full bg-accent px-2 py-px text-xs font-medium text-on-accent">New</span>
        )}
        <span className="ms-auto flex">
          {region.kind === 'combined' && (
            <Button
              variant="quiet"
              size="small"
              aria-expanded={choosing}
              onClick={() => setChoosing(!choosing)}
              aria-label={`Choose otherwise: ${sentence}`}
            >
              Choose
            </Button>
          )}
          {editable && region.kind !== 'combined' && choice?.take !== 'edited' && (
            <EditButton
              label={`Edit: ${sentence}`}
              onClick={() => choose(place, { take: 'edited', text, unconfirmed: true })}
            />
          )}
          <RevertButton place={place} sentence={sentence} reverted={choice !== null} icon />
        </span>
      </div>
      <div className={cx('grid gap-4', columns && 'md:grid-cols-3 md:*:ps-[17px]')}>
        {columns && (
          <div className="hidden min-w-0 md:block">
            <MarkedText {...marked} from={region.base} to={region.mine} side="mine" />
          </div>
        )}
        <div className="min-w-0">
          {choice?.take !== 'edited' && (
            <MarkedText
              {...marked}
              from={reverted ? text : region.base}
              to={text}
              side={side}
              deletions={showOriginal || text.trim() === ''}
            />
          )}
        </div>
        {columns && (
          <div className="hidden min-w-0 md:block">
            <MarkedText {...marked} from={region.base} to={region.theirs} side="theirs" />
          </div>
        )}
      </div>
      {choosing && (
        <div className="mt-3">
          <ChoiceRadios
            place={place}
            choice={choice}
            onTake={(take) => {
              if (take === 'pieces') return;
              if (take === 'edited') choose(place, { take, text, unconfirmed: true });
              else choose(place, take === null ? null : { take });
            }}
          />
        </div>
      )}
      {choice?.take === 'edited' && (
        <div className="mt-3">
          <EditField
            label={`Your wording, ${place.where}`}
            text={choice.text}
            like={region.mine || region.theirs}
            code={code}
            focusAtOnce={!choosing}
            onType={(now) => choose(place, { take: 'edited', text: now })}
            onConfirm={choice.unconfirmed && (() => choose(place, { take: 'edited', text: choice.text }))}
          />
        </div>
      )}
      <PlaceWarnings warnings={warnings} />
    </fieldset>
  );
});
