import { KeyList } from '@/components/ui/controls/key-list';
import { hasCommandKey, keyNames } from '@/components/ui/controls/key-names';
import { Dialog } from '@/components/ui/overlays/dialog';
import type { SideNames } from '@/components/ui/people/side-names';

interface KeysHelpProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly names: SideNames;
}

/** The keys of the dialog. */
export function KeysHelp({ open, onOpenChange, names }: KeysHelpProps) {
  const apple = hasCommandKey();
  const rows: readonly (readonly [does: string, ...combinations: string[]])[] = [
    ['Next conflict', 'F7'],
    ['Previous conflict', 'Shift-F7'],
    ['Keep mine', 'Alt-1'],
    [`Keep ${names.others}`, 'Alt-2'],
    ['Keep both; press again to swap the order', 'Alt-3'],
    ['Restore original', 'Alt-0'],
    ['Undo the last choice', 'Mod-z'],
    ['Redo', 'Mod-Shift-z', 'Mod-y'],
    ['Find', 'Mod-f'],
    ['Save merged version', 'Mod-Enter', 'Mod-s'],
    ['Decide later; everything is kept', 'Escape'],
    ['This list', '?'],
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys" reading="List of keys">
      <div className="pb-4">
        <KeyList
          rows={rows.map(([does, ...combinations]) => ({
            does,
            combinations: combinations.map((each) => keyNames(each, apple)),
          }))}
        />
      </div>
    </Dialog>
  );
}
