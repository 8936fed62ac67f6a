import { KeyList } from '@/components/ui/controls/key-list';
import { hasCommandKey, keyNames } from '@/components/ui/controls/key-names';
import { Dialog } from '@/components/ui/overlays/dialog';
import { GROUPS, shortcutsOf } from './shortcuts';

interface KeysDialogProps {
  readonly onClose: () => void;
  readonly focusAfterwards: () => void;
}

/** All keys of the editor. Mounted while it is open. */
export function KeysDialog({ onClose, focusAfterwards }: KeysDialogProps) {
  const apple = hasCommandKey();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Keyboard shortcuts"
      reading="Keys"
      focusAfterwards={focusAfterwards}
    >
      <div className="space-y-6 pb-4">
        {GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className="text-sm font-semibold">{group}</h3>
            <KeyList
              rows={shortcutsOf(group).map(({ does, keys, mac }) => ({
                does,
                combinations: ((apple && mac) || keys).map((each) => keyNames(each, apple)),
              }))}
            />
          </section>
        ))}
      </div>
    </Dialog>
  );
}
