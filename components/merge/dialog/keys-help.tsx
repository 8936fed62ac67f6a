import { Kbd } from '@/components/ui/controls/kbd';
import { Dialog } from '@/components/ui/overlays/dialog';
import type { SideNames } from '@/components/ui/people/side-names';

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
  const keys: readonly (readonly [meaning: string, ...combinations: (readonly string[])[]])[] = [
    ['Next conflict', ['F7']],
    ['Previous conflict', ['Shift', 'F7']],
    ['Keep mine', [alt, '1']],
    [`Keep ${names.others}`, [alt, '2']],
    ['Keep both; again to turn the order', [alt, '3']],
    ['Restore original', [alt, '0']],
    ['Undo the last choice', [primary, 'Z']],
    ['Redo', ['Shift', primary, 'Z'], [primary, 'Y']],
    ['Find', [primary, 'F']],
    ['Save merged version', [primary, 'Enter'], [primary, 'S']],
    ['Decide later; everything is kept', ['Esc']],
    ['This list', ['?']],
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys">
      <dl className="pb-4 text-sm">
        {keys.map(([meaning, ...combinations]) => (
          <div key={meaning} className="flex items-baseline gap-4 border-b border-line py-2 last:border-0">
            <dt className="w-36 shrink-0 space-y-1">
              {combinations.map((combination, index) => (
                <span key={combination.join(' ')} className="flex gap-1">
                  {index > 0 && <span className="text-ink-faint">or</span>}
                  {combination.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </span>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
