'use client';

import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { MergedText } from '@/components/merge/result/merged-text';
import { ResultPreview } from '@/components/merge/result/result-preview';
import { type MergeView, MergeViewProvider } from '@/components/merge/view/merge-view';
import { secondCollision, stillOpen } from '@/components/merge/words/collision-summary';
import { changedPlaces, openPlaces, placeId } from '@/components/merge/words/places';
import { lookAgain } from '@/components/merge/words/warning-words';
import { cx } from '@/components/ui/controls/cx';
import { sideNames } from '@/components/ui/people/side-names';
import { type Collision, type Place, samePlace } from '@/lib/client/session/collision';
import type { Choice } from '@/lib/merge/resolve/resolution';
import { AutomaticList } from './automatic-list';
import { collisionCommands } from './collision-commands';
import { CollisionFooter } from './collision-footer';
import { CollisionFrame } from './collision-frame';
import { CollisionIntro } from './collision-intro';
import { CollisionToolbar, type MergeLayout } from './collision-toolbar';
import { FindBar } from './find-bar';
import { KeysHelp } from './keys-help';
import { type MergeOptions, MoreMenu } from './more-menu';
import { ReplaceConfirm } from './replace-confirm';
import { SecondCollisionBar } from './second-collision-bar';
import { Shortcuts } from './shortcuts';
import { useAnnouncement } from './use-announcement';
import { useFind } from './use-find';
import { useRoomForColumns } from './use-room';
import { useStableCallback } from './use-stable-callback';
import { useWarnings } from './use-warnings';

interface CollisionDialogProps {
  readonly collision: Collision;
  /** The merged version is on its way. */
  readonly saving: boolean;
  /** Why the last attempt to save failed, in a sentence for people. */
  readonly problem?: string | null;
  /** What has happened meanwhile and waits until a field is left. */
  readonly news?: string | null;
  /** `null` takes a decision back. */
  readonly onChoose: (place: Place, choice: Choice | null) => void;
  /** Decides all that is open, in one step of undo. */
  readonly onChooseRest: (take: 'mine' | 'theirs') => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** The cursor moved to this place. */
  readonly onPoint: (place: Place) => void;
  /** A wording is typed into a field, or the field was left: until then `collision` keeps its places. */
  readonly onWrite?: (active: boolean) => void;
  /** Called only when nothing is open. */
  readonly onSaveMerged: () => void;
  /** Absent where there can be no other document to keep mine in. */
  readonly onSaveCopy?: () => void;
  readonly onDiscard: () => void;
  /** What becomes of my text when it is discarded; by default that it is set aside. */
  readonly discarded?: string;
  /** Called only after a yes to the words that vanish. */
  readonly onReplaceTheirs: () => void;
  readonly onDecideLater: () => void;
  /** Where focus goes on closing when what had it before is gone. */
  readonly focusAfterwards?: () => void;
  /** Laid out, but not to be seen, heard or reached: see `CollisionRehearsal`. */
  readonly unseen?: boolean;
}

/**
 * Two people's changes that met: shown over the editor while `collision.open`. It holds no decision itself, only how
 * things are shown; every decision goes to `onChoose` and comes back in `collision`.
 */
export function CollisionDialog(props: CollisionDialogProps) {
  return props.collision.open ? <OpenCollision {...props} /> : null;
}

function OpenCollision({
  collision,
  saving,
  problem = null,
  news = null,
  unseen = false,
  ...on
}: CollisionDialogProps) {
  const { merge, choices, theirs, base } = collision;
  const places = useMemo(() => changedPlaces(merge), [merge]);
  const fresh = places.filter((place) => collision.fresh[place.field].includes(place.region));
  const [wanted, setLayout] = useState<MergeLayout>({ columns: false, showOriginal: false, preview: false });
  const roomForColumns = useRoomForColumns();
  const layout = { ...wanted, columns: wanted.columns && roomForColumns };
  const [options, setOptions] = useState<MergeOptions>({
    everywhere: false,
    ignoreSpaces: false,
    editable: false,
  });
  const [asking, setAsking] = useState<'replace' | 'keys' | null>(null);
  const [allAtOnce, setAllAtOnce] = useState(false);
  const [triedToSave, setTriedToSave] = useState(false);
  const looked = useWarnings(collision);
  const { warnings } = looked;
  /** The warnings with which a save was tried: it goes out the next time. */
  const [warned, setWarned] = useState<string | null>(null);
  // What they saved before the dialog was opened is the summary's to tell.
  const [toldVersion, setToldVersion] = useState(theirs.version);
  const again = toldVersion !== theirs.version;
  const summary = useRef<HTMLParagraphElement>(null);
  const waysOut = useRef<HTMLButtonElement>(null);
  const cards = useRef<HTMLDivElement>(null);

  const names = useMemo(() => sideNames(theirs.author), [theirs.author]);
  const conflicts = places.filter((place) => place.kind === 'conflict').length;
  const open = openPlaces(places, choices);
  const [announcement, say] = useAnnouncement(collision, places, names);

  const choose = useStableCallback(on.onChoose);
  const point = useStableCallback((place: Place) => {
    if (!samePlace(place, collision.cursor)) on.onPoint({ field: place.field, region: place.region });
  });
  const write = useStableCallback((active: boolean) => on.onWrite?.(active));
  // Hundreds of cards may change with it: the button answers at once, they follow.
  const columns = useDeferredValue(layout.columns);
  const showOriginal = useDeferredValue(layout.showOriginal);
  const { ignoreSpaces, editable } = useDeferredValue(options);
  const show = useStableCallback((place: Place) => goTo(place));
  const view = useMemo(
    (): MergeView => ({
      names,
      base,
      theirs,
      columns,
      showOriginal,
      ignoreSpaces,
      editable,
      choose,
      show,
      point,
      write,
    }),
    [names, base, theirs, columns, showOriginal, ignoreSpaces, editable, choose, show, point, write],
  );

  const showPlace = (place: Place) => {
    // On a narrow screen, and with three columns, the preview stands instead of the cards.
    if (cards.current?.offsetParent === null) {
      flushSync(() => setLayout((now) => ({ ...now, preview: false })));
    }
    if (document.getElementById(placeId(place)) === null) flushSync(() => setAllAtOnce(true));
  };
  const find = useFind(collision, (place) => queueMicrotask(() => showPlace(place)));
  const closeFind = () => {
    find.bar.onClose();
    if (find.place) goTo(find.place);
    else summary.current?.focus({ preventScroll: true });
  };
  const { goTo, move, save, onKey } = collisionCommands({
    collision,
    places,
    names,
    say,
    showPlace,
    onChoose: choose,
    onUndo: on.onUndo,
    onRedo: on.onRedo,
    onHelp: () => setAsking('keys'),
    onFind: find.begin,
    everywhere: options.everywhere || conflicts === 0,
    onSaveMerged: () => !saving && on.onSaveMerged(),
    onTooEarly: () => setTriedToSave(true),
    warnings: () => {
      const now = looked.current();
      return JSON.stringify(now) === warned ? [] : now;
    },
    onWarned: (now) => setWarned(JSON.stringify(now)),
  });
  const firstFresh = fresh[0];

  return (
    <CollisionFrame
      wide={layout.columns || layout.preview}
      unseen={unseen}
      onOpened={() => {
        // A killed tab resumes at the card where it was left.
        const { cursor, undo } = collision;
        if (cursor !== null && (undo.length > 0 || !samePlace(cursor, open[0] ?? null))) goTo(cursor);
        else summary.current?.focus({ preventScroll: true });
      }}
      onDecideLater={on.onDecideLater}
      onKey={onKey}
      {...(on.focusAfterwards ? { focusAfterwards: on.focusAfterwards } : {})}
      toolbar={
        <CollisionToolbar
          layout={layout}
          onLayout={setLayout}
          roomForColumns={roomForColumns}
          canUndo={collision.undo.length > 0}
          canRedo={collision.redo.length > 0}
          onUndo={on.onUndo}
          onRedo={on.onRedo}
          onHelp={() => setAsking('keys')}
          more={
            <MoreMenu
              names={names}
              open={open.length}
              layout={layout}
              onLayout={setLayout}
              options={options}
              onOptions={setOptions}
              onChooseRest={on.onChooseRest}
              onFind={find.begin}
              onHelp={() => setAsking('keys')}
            />
          }
        />
      }
      footer={
        <CollisionFooter
          names={names}
          layout={layout}
          onLayout={setLayout}
          conflicts={conflicts}
          open={open.length}
          saving={saving}
          warning={
            open.length > 0 || warnings.length === 0
              ? null
              : lookAgain(warnings, JSON.stringify(warnings) === warned)
          }
          onShowWarning={() => warnings[0] && goTo({ field: warnings[0].field, region: warnings[0].region })}
          news={news}
          problem={problem ?? (triedToSave && open.length > 0 ? stillOpen(open.length) : null)}
          onMove={move}
          onSave={save}
          onSaveCopy={on.onSaveCopy}
          onDiscard={on.onDiscard}
          discarded={on.discarded}
          onReplace={() => setAsking('replace')}
          onDecideLater={on.onDecideLater}
          waysOut={waysOut}
        />
      }
    >
      {again && (
        <SecondCollisionBar
          words={secondCollision(collision, names)}
          onShow={firstFresh && (() => goTo(firstFresh))}
          onDismiss={() => setToldVersion(theirs.version)}
        />
      )}
      {find.open && <FindBar {...find.bar} onClose={closeFind} />}
      <MergeViewProvider value={view}>
        <div
          className={cx(
            'min-h-0 flex-1 short:flex-none',
            layout.preview && !columns ? 'lg:grid lg:grid-cols-2 lg:divide-x lg:divide-line' : '',
          )}
        >
          <div
            ref={cards}
            className={cx(
              'relative h-full overflow-y-auto overscroll-contain px-4 py-5 low:py-3 md:px-8',
              'short:h-auto short:overflow-visible short:py-3',
              // Beneath the names of the columns.
              columns && 'scroll-pt-12',
              layout.preview && (columns ? 'hidden' : 'hidden lg:block'),
            )}
          >
            <div className={cx('space-y-5 low:space-y-3', !columns && 'mx-auto max-w-[46rem]')}>
              <CollisionIntro
                collision={collision}
                places={places}
                names={names}
                again={again}
                summary={summary}
              >
                <div className="flex flex-wrap items-center gap-x-6 gap-y-3 empty:hidden">
                  <Shortcuts
                    places={places}
                    open={open}
                    names={names}
                    onShow={goTo}
                    onChooseRest={(take) => {
                      // The button goes with it, and the focus must not.
                      summary.current?.focus({ preventScroll: true });
                      on.onChooseRest(take);
                    }}
                  />
                  <AutomaticList places={places} choices={choices} onShow={goTo} />
                </div>
              </CollisionIntro>
              <MergedText
                collision={collision}
                places={places}
                warnings={warnings}
                sought={find.open ? find.place : null}
                allAtOnce={allAtOnce}
              />
            </div>
          </div>
          {layout.preview && <ResultPreview collision={collision} places={places} />}
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
        focusAfterwards={() => waysOut.current?.focus()}
      />
      <KeysHelp
        open={asking === 'keys'}
        onOpenChange={(isOpen) => setAsking(isOpen ? 'keys' : null)}
        names={names}
      />
    </CollisionFrame>
  );
}
