import type { KeyboardEvent } from 'react';
import { stillOpen } from '@/components/merge/words/collision-summary';
import { offeredChoices } from '@/components/merge/words/offered-choices';
import { type ChangedPlace, openPlaces, placeId } from '@/components/merge/words/places';
import type { SideNames } from '@/components/ui/people/side-names';
import {
  type Collision,
  choiceAt,
  type Place,
  type PlaceWarning,
  samePlace,
} from '@/lib/client/session/collision';
import type { Choice } from '@/lib/merge/resolve/resolution';
import { keyCommand } from './key-command';

interface CommandContext {
  readonly collision: Collision;
  readonly places: readonly ChangedPlace[];
  readonly names: SideNames;
  /** For the polite live region. */
  readonly say: (words: string) => void;
  /** Makes sure that this place is on the page. */
  readonly showPlace: (place: Place) => void;
  readonly onChoose: (place: Place, choice: Choice | null) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onHelp: () => void;
  readonly onFind: () => void;
  /** Whether moving on also stops at what merged by itself. */
  readonly everywhere: boolean;
  readonly onSaveMerged: () => void;
  /** A save was asked for while something is open. */
  readonly onTooEarly: () => void;
  /** What to look at again before this is saved; none once it was said. */
  readonly warnings: () => readonly PlaceWarning[];
  /** A save was asked for while there is something to look at again. */
  readonly onWarned: (warnings: readonly PlaceWarning[]) => void;
}

interface CollisionCommands {
  /** Brings a place into view and gives it the focus. */
  readonly goTo: (place: Place) => void;
  /** To the next place to stop at or the one before, round and round. */
  readonly move: (step: 1 | -1) => void;
  /** Saves, or goes to the first conflict that is open and says so. */
  readonly save: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** What buttons and keys of the dialog do. */
export function collisionCommands(context: CommandContext): CollisionCommands {
  const { collision, places, names, say } = context;
  const conflicts = places.filter((place) => place.kind === 'conflict');
  const open = openPlaces(places, collision.choices);

  const goTo = (place: Place) => {
    context.showPlace(place);
    focusPlace(place);
  };

  const move = (step: 1 | -1) => {
    const stops = context.everywhere ? places : conflicts;
    const focused = stops.findIndex(holdsFocus);
    const from = focused === -1 && step === -1 ? 0 : focused;
    const next = stops[(from + step + stops.length) % stops.length];
    if (next !== undefined) goTo(next);
  };

  const save = () => {
    const first = open[0];
    if (first === undefined) {
      const warnings = context.warnings();
      const warned = warnings[0];
      if (warned === undefined) return context.onSaveMerged();
      context.onWarned(warnings);
      return goTo({ field: warned.field, region: warned.region });
    }
    context.onTooEarly();
    say(stillOpen(open.length));
    goTo(first);
  };

  const take = (wanted: 'mine' | 'theirs' | 'both' | 'original') => {
    const place =
      conflicts.find(holdsFocus) ??
      conflicts.find((each) => samePlace(each, collision.cursor)) ??
      open[0] ??
      conflicts[0];
    if (place === undefined) return;
    const turned = choiceAt(collision.choices, place)?.take === 'mine-theirs';
    const taken = wanted === 'both' ? (turned ? 'theirs-mine' : 'mine-theirs') : wanted;
    if (!offeredChoices(place.of, place.field, names).some((offered) => offered.take === taken)) {
      return say('There is only one text to keep here.');
    }
    context.onChoose(place, { take: taken });
    if (!holdsFocus(place)) goTo(place);
  };

  const onKey = (event: KeyboardEvent) => {
    const command = keyCommand(
      event,
      event.target instanceof HTMLTextAreaElement || isTextInput(event.target),
    );
    if (command === null) return;
    event.preventDefault();
    switch (command) {
      case 'next':
        return move(1);
      case 'previous':
        return move(-1);
      case 'save':
        return save();
      case 'undo':
        return context.onUndo();
      case 'redo':
        return context.onRedo();
      case 'find':
        return context.onFind();
      case 'help':
        return context.onHelp();
      default:
        return take(command);
    }
  };

  return { goTo, move, save, onKey };
}

function isTextInput(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'search';
}

function holdsFocus(place: Place): boolean {
  return document.getElementById(placeId(place))?.contains(document.activeElement) ?? false;
}

/** Frames within which what surrounds a card has got its real height. */
const FRAMES_TO_SETTLE = 8;

/** Text out of sight is laid out only when it comes into view, which may push the card away: it is brought back. */
function focusPlace(place: Place): void {
  const card = document.getElementById(placeId(place));
  if (card === null) return;
  const settle = (frames: number) => {
    if (!card.isConnected || document.activeElement !== card) return;
    card.scrollIntoView({ block: 'start' });
    if (frames > 1) requestAnimationFrame(() => settle(frames - 1));
  };
  card.focus({ preventScroll: true });
  settle(FRAMES_TO_SETTLE);
}
