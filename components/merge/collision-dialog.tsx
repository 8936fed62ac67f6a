'use client';

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { cx } from '@/components/ui/cx';
import type { Collision, Place } from '@/lib/client/collision';
import type { Choice } from '@/lib/merge/resolution';
import { AutomaticList } from './automatic-list';
import { CollisionFooter } from './collision-footer';
import { CollisionFrame } from './collision-frame';
import { CollisionIntro } from './collision-intro';
import { stillOpen } from './collision-summary';
import { CollisionToolbar, type MergeLayout } from './collision-toolbar';
import { keyCommand } from './key-command';
import { KeysHelp } from './keys-help';
import { type MergeView, MergeViewProvider } from './merge-view';
import { MergedText } from './merged-text';
import { offeredChoices } from './offered-choices';
import { type ChangedPlace, changedPlaces, choiceAt, openPlaces, placeId, samePlace } from './places';
import { ReplaceConfirm } from './replace-confirm';
import { ResultPreview } from './result-preview';
import { sideNames } from './side-names';
import { useAnnouncement } from './use-announcement';
import { useStableCallback } from './use-stable-callback';

interface CollisionDialogProps {
  readonly collision: Collision;
  /** The merged version is on its way. */
  readonly saving: boolean;
  /** Why the last attempt to save failed, in a sentence for people. */
  readonly problem?: string | null;
  /** `null` takes a decision back. */
  readonly onChoose: (place: Place, choice: Choice | null) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** The cursor moved to this place. */
  readonly onPoint: (place: Place) => void;
  /** Called only when nothing is open. */
  readonly onSaveMerged: () => void;
  readonly onSaveCopy: () => void;
  readonly onDiscard: () => void;
  /** Called only after a yes to the words that vanish. */
  readonly onReplaceTheirs: () => void;
  readonly onDecideLater: () => void;
  /** Where focus goes on closing when what had it before is gone. */
  readonly focusAfterwards?: () => void;
}

/**
 * Two people's changes that met: shown over the editor while `collision.open`. It holds no decision itself, only how
 * things are shown; every decision goes to `onChoose` and comes back in `collision`.
 */
export function CollisionDialog(props: CollisionDialogProps) {
  return props.collision.open ? <OpenCollision {...props} /> : null;
}

function OpenCollision({ collision, saving, problem = null, ...on }: CollisionDialogProps) {
  const { merge, choices, theirs, base } = collision;
  const [layout, setLayout] = useState<MergeLayout>({ columns: false, showOriginal: false, preview: false });
  const [asking, setAsking] = useState<'replace' | 'keys' | null>(null);
  const [triedToSave, setTriedToSave] = useState(false);
  const [firstVersion] = useState(theirs.version);
  const summary = useRef<HTMLParagraphElement>(null);

  const places = useMemo(() => changedPlaces(merge), [merge]);
  const names = useMemo(() => sideNames(theirs.author), [theirs.author]);
  const conflicts = useMemo(() => places.filter((place) => place.kind === 'conflict'), [places]);
  const open = openPlaces(places, choices);
  const [announcement, say] = useAnnouncement(collision, places, names);

  const choose = useStableCallback(on.onChoose);
  const point = useStableCallback((place: Place) => {
    if (!samePlace(place, collision.cursor)) on.onPoint({ field: place.field, region: place.region });
  });
  const { columns, showOriginal } = layout;
  const view = useMemo(
    (): MergeView => ({ names, base, theirs, columns, showOriginal, choose, point }),
    [names, base, theirs, columns, showOriginal, choose, point],
  );

  // A killed tab resumes at the card where it was left.
  const resumeAt = useRef(collision.undo.length > 0 ? collision.cursor : null);
  useEffect(() => {
    if (resumeAt.current !== null) goTo(resumeAt.current);
  }, []);

  const current = (): ChangedPlace | undefined =>
    conflicts.find((place) => samePlace(place, collision.cursor)) ?? open[0] ?? conflicts[0];

  const move = (step: 1 | -1) => {
    const focused = conflicts.findIndex((place) => holdsFocus(place));
    const from = focused === -1 ? (step === 1 ? -1 : conflicts.length) : focused;
    const next = conflicts[(from + step + conflicts.length) % conflicts.length];
    if (next !== undefined) goTo(next);
  };
  const save = () => {
    if (saving) return;
    const first = open[0];
    if (first === undefined) return on.onSaveMerged();
    setTriedToSave(true);
    say(stillOpen(open.length));
    setLayout((now) => ({ ...now, preview: false }));
    goTo(first);
  };
  const take = (wanted: 'mine' | 'theirs' | 'both' | 'original') => {
    const place = conflicts.find((each) => holdsFocus(each)) ?? current();
    if (place === undefined) return;
    const taken = choiceAt(choices, place)?.take;
    const choice: Choice =
      wanted !== 'both'
        ? { take: wanted }
        : { take: taken === 'mine-theirs' ? 'theirs-mine' : 'mine-theirs' };
    if (!offeredChoices(place.of, names).some((each) => each.take === choice.take)) {
      return say('There is only one text to keep here.');
    }
    choose(place, choice);
    if (!holdsFocus(place)) goTo(place);
  };
  const onKey = (event: KeyboardEvent) => {
    const inText = event.target instanceof HTMLTextAreaElement;
    const command = keyCommand(event, inText);
    if (command === null) return;
    event.preventDefault();
    if (command === 'next' || command === 'previous') move(command === 'next' ? 1 : -1);
    else if (command === 'save') save();
    else if (command === 'undo') on.onUndo();
    else if (command === 'redo') on.onRedo();
    else if (command === 'help') setAsking('keys');
    else take(command);
  };

  return (
    <CollisionFrame
      wide={layout.columns || layout.preview}
      initialFocus={summary}
      onDecideLater={on.onDecideLater}
      onKey={onKey}
      {...(on.focusAfterwards ? { focusAfterwards: on.focusAfterwards } : {})}
      toolbar={
        <CollisionToolbar
          layout={layout}
          onLayout={setLayout}
          canUndo={collision.undo.length > 0}
          canRedo={collision.redo.length > 0}
          onUndo={on.onUndo}
          onRedo={on.onRedo}
          onHelp={() => setAsking('keys')}
        />
      }
      footer={
        <CollisionFooter
          names={names}
          conflicts={conflicts.length}
          open={open.length}
          saving={saving}
          problem={problem ?? (triedToSave && open.length > 0 ? stillOpen(open.length) : null)}
          onMove={move}
          onSave={save}
          onSaveCopy={on.onSaveCopy}
          onDiscard={on.onDiscard}
          onReplace={() => setAsking('replace')}
          onDecideLater={on.onDecideLater}
          keepFocus={() => asking !== null}
        />
      }
    >
      <MergeViewProvider value={view}>
        <div
          className={cx(
            'min-h-0 flex-1',
            layout.preview && !columns ? 'lg:grid lg:grid-cols-2 lg:divide-x lg:divide-line' : '',
          )}
        >
          <div
            className={cx(
              'h-full overflow-y-auto overscroll-contain px-4 py-5 sm:px-8',
              layout.preview && (columns ? 'hidden' : 'hidden lg:block'),
            )}
          >
            <div className={cx('space-y-5', !columns && 'mx-auto max-w-[46rem]')}>
              <CollisionIntro
                collision={collision}
                places={places}
                names={names}
                again={theirs.version !== firstVersion}
                summary={summary}
              >
                <AutomaticList places={places} choices={choices} onShow={goTo} />
              </CollisionIntro>
              <MergedText collision={collision} places={places} />
            </div>
          </div>
          {layout.preview && (
            <div className="h-full overflow-y-auto overscroll-contain px-4 py-5 sm:px-8">
              <ResultPreview collision={collision} places={places} />
            </div>
          )}
        </div>
      </MergeViewProvider>
      <p role="status" aria-live="polite" className="sr-only">
        {announcement}
      </p>
      <ReplaceConfirm
        open={asking === 'replace'}
        onOpenChange={(isOpen) => setAsking(isOpen ? 'replace' : null)}
        collision={collision}
        names={names}
        onReplace={on.onReplaceTheirs}
      />
      <KeysHelp
        open={asking === 'keys'}
        onOpenChange={(isOpen) => setAsking(isOpen ? 'keys' : null)}
        names={names}
      />
    </CollisionFrame>
  );
}

function holdsFocus(place: Place): boolean {
  return document.getElementById(placeId(place))?.contains(document.activeElement) ?? false;
}

/** Brings a place into view and gives it the focus; its surroundings may get their real height only then. */
function goTo(place: Place): void {
  const card = document.getElementById(placeId(place));
  if (card === null) return;
  card.scrollIntoView({ block: 'start' });
  card.focus({ preventScroll: true });
  requestAnimationFrame(() => card.scrollIntoView({ block: 'start' }));
}
