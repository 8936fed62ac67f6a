import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import type { SideNames } from './side-names';

interface KeysHelpProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly names: SideNames;
}

/** The keys of the dialog. */
export function KeysHelp({ open, onOpenChange, names }: KeysHelpProps) {
  const apple = /Mac|iP(hone|ad)/.test(navigator.userAgent);
  const primary = apple ? '⌘' : 'Ctrl';
  const alt = apple ? '⌥' : 'Alt';
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['F7'], 'Next conflict'],
    [['Shift', 'F7'], 'Previous conflict'],
    [[alt, '1'], 'Keep mine'],
    [[alt, '2'], `Keep ${names.others}`],
    [[alt, '3'], 'Keep both; again to turn the order'],
    [[alt, '0'], 'Restore original'],
    [[primary, 'Z'], 'Undo the last choice'],
    [apple ? ['Shift', '⌘', 'Z'] : ['Ctrl', 'Y'], 'Redo'],
    [[primary, 'Enter'], 'Save merged version'],
    [['Esc'], 'Decide later; everything is kept'],
    [['?'], 'This list'],
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys">
      <dl className="pb-4 text-sm">
        {keys.map(([combination, meaning]) => (
          <div key={meaning} className="flex items-baseline gap-4 border-b border-line py-2 last:border-0">
            <dt className="flex w-28 shrink-0 gap-1">
              {combination.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
