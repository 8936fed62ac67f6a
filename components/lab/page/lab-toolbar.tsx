'use client';

import { GuardSelect } from '@/components/lab/guards/guard-select';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Menu, MenuItem } from '@/components/ui/overlays/menu';
import { GUARDS, type Guard } from '@/lib/lab/guards/guard';

interface LabToolbarProps {
  readonly guard: Guard;
  readonly teacher: boolean;
  readonly onGuard: (guard: Guard) => void;
  readonly onReset: () => void;
  readonly onInvite: () => void;
  readonly onAddPerson: (() => void) | undefined;
  readonly onExportHar: () => void;
  readonly large: boolean;
  readonly onLarge: (large: boolean) => void;
}

/** What holds for the whole lab: its guard, who joins, starting over. */
export function LabToolbar({
  guard,
  teacher,
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
          <GuardSelect value={guard} disabled={!teacher} onChange={onGuard} className="font-medium" />
        </div>
        <p className="mt-1.5 max-w-prose text-sm text-pretty text-ink-soft">
          {described?.sentence}
          {!teacher && ' The teachers of this lab can switch it.'}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={onInvite}>
          <Icon name="link" /> Invite
        </Button>
        {onAddPerson && (
          <Button size="small" onClick={onAddPerson}>
            <Icon name="plus" /> One more person
          </Button>
        )}
        {teacher && (
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
