import type { ReactNode, RefObject } from 'react';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/overlays/menu';
import type { SideNames } from '@/components/ui/people/side-names';

/** What becomes of the two texts where they are not merged. */
export interface WaysOut {
  readonly names: SideNames;
  readonly onSaveCopy: (() => void) | undefined;
  readonly onDiscard: () => void;
  /** What becomes of my text when it is discarded. */
  readonly discarded: string | undefined;
  readonly onReplace: () => void;
  readonly onDecideLater: () => void;
  /** A save is on its way: until it is known what came of it, no other can begin. */
  readonly saving?: boolean;
}

interface WaysOutMenuProps extends WaysOut {
  readonly trigger: RefObject<HTMLButtonElement | null>;
}

/** Why something cannot be done now. */
const ON_ITS_WAY = 'Not now: your save is on its way. Wait for its answer.';

/** Other ways out than a merge, each with what follows from it; the gravest last. */
export function WaysOutMenu({
  names,
  onSaveCopy,
  onDiscard,
  discarded = 'your text is set aside, and you can bring it back later.',
  onReplace,
  onDecideLater,
  saving = false,
  trigger,
}: WaysOutMenuProps) {
  return (
    <Menu
      trigger={
        <Button ref={trigger} variant="quiet" className="max-sm:px-2">
          Other ways out
          <Icon name="chevronUp" className="size-3.5" />
        </Button>
      }
    >
      <MenuItem onSelect={onDecideLater}>
        <Way
          name="Decide later"
          consequence="Your text and your choices stay on this device; nothing is sent."
        />
      </MenuItem>
      {onSaveCopy && (
        <MenuItem disabled={saving} onSelect={onSaveCopy}>
          <Way
            name="Save mine as a copy"
            consequence={
              saving
                ? ON_ITS_WAY
                : `Your text becomes a document of its own; this one stays as ${names.samePerson ? 'the other tab' : names.other} saved it.`
            }
          />
        </MenuItem>
      )}
      <MenuItem onSelect={onDiscard}>
        <Way name="Discard my changes" consequence={`You go on with ${names.others} version; ${discarded}`} />
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger disabled={saving} onSelect={onReplace}>
        <Way
          name={`Replace ${names.others} version…`}
          consequence={
            saving
              ? ON_ITS_WAY
              : 'Your text becomes the newest version; you first see which words would vanish.'
          }
        />
      </MenuItem>
    </Menu>
  );
}

function Way({ name, consequence }: { readonly name: ReactNode; readonly consequence: string }) {
  return (
    <span className="block max-w-80 py-1.5">
      <span className="block font-medium">{name}</span>
      <span className="block text-[0.8125rem] text-ink-soft">{consequence}</span>
    </span>
  );
}
