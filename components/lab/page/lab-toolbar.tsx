'use client';

import { GuardSelect } from '@/components/lab/guards/guard-select';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Menu, MenuItem } from '@/components/ui/overlays/menu';
import { GUARDS, type Guard } from '@/lib/lab/guards/guard';

interface LabToolbarProps {
  readonly guard: Guard;
  readonly teacher: boolean;
  /** The lab has ended: nothing in it changes any more. */
  readonly over: boolean;
  readonly onGuard: (guard: Guard) => void;
  readonly onReset: () => void;
  /** Absent where nobody can join any more. */
  readonly onInvite: (() => void) | undefined;
  readonly onAddPerson: (() => void) | undefined;
  readonly onExportHar: () => void;
  readonly large: boolean;
  readonly onLarge: (large: boolean) => void;
}

/** What holds for the whole lab: its guard, who joins, starting over. */
export function LabToolbar({
  guard,
  teacher,
  over,
  onGuard,
  onReset,
  onInvite,
  onAddPerson,
  onExportHar,
  large,
  onLarge,
}: LabToolbarProps) {
  const described = GUARDS.find((each) => each.guard === guard);
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <div className="min-w-64 flex-1">
        <div className="flex flex-wrap items-center gap-2">
          <GuardSelect value={guard} disabled={!teacher || over} onChange={onGuard} className="font-medium" />
        </div>
        <p className="mt-1.5 max-w-prose text-sm text-pretty text-ink-soft">
          {described?.sentence}
          {!teacher && !over && ' The teachers of this lab can switch it.'}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {onInvite && (
          <Button size="small" onClick={onInvite}>
            <Icon name="link" /> Invite
          </Button>
        )}
        {onAddPerson && (
          <Button size="small" onClick={onAddPerson}>
            <Icon name="plus" /> One more person
          </Button>
        )}
        {teacher && !over && (
          <Button size="small" onClick={onReset}>
            <Icon name="history" /> Start over
          </Button>
        )}
        <Menu
          trigger={
            <Button variant="plain" size="small" aria-label="More about this lab">
              <Icon name="more" />
            </Button>
          }
        >
          <MenuItem icon="download" onSelect={onExportHar}>
            Download all as HAR
          </MenuItem>
          <MenuItem icon="monitor" onSelect={() => onLarge(!large)}>
            {large ? 'Usual type' : 'Large type, for a projector'}
          </MenuItem>
        </Menu>
      </div>
    </div>
  );
}
