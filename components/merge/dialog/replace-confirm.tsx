import { useEffect, useState } from 'react';
import { ConfirmDialog } from '@/components/ui/overlays/confirm-dialog';
import type { SideNames } from '@/components/ui/people/side-names';
import { wordsThatVanish } from '@/lib/client/merging/compare-client';
import type { VanishingWords } from '@/lib/client/merging/compare-texts';
import type { Collision } from '@/lib/client/session/collision';

interface ReplaceConfirmProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly collision: Collision;
  readonly names: SideNames;
  readonly onReplace: () => void;
  readonly focusAfterwards: () => void;
}

/** Asks before my text takes the place of theirs, naming every word that goes with it. */
export function ReplaceConfirm({
  open,
  onOpenChange,
  collision,
  names,
  onReplace,
  focusAfterwards,
}: ReplaceConfirmProps) {
  const { theirs, mine } = collision;
  const [words, setWords] = useState<VanishingWords | null>(null);
  useEffect(() => {
    if (!open) return;
    const controller = new AbortController();
    setWords(null);
    wordsThatVanish(theirs.content, mine, controller.signal).then(
      (found) => !controller.signal.aborted && setWords(found),
    );
    return () => controller.abort();
  }, [open, theirs, mine]);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Replace ${names.others} version?`}
      description={
        words === null
          ? `Your text becomes the newest version. Version ${theirs.version} stays in the history. Looking for the words that will vanish…`
          : words.count === 0
            ? `No word of version ${theirs.version} would vanish. It stays in the history.`
            : `Your text becomes the newest version. ${words.count === 1 ? 'This word' : `These ${words.count} words`} of version ${theirs.version} will vanish from the document; version ${theirs.version} itself stays in the history.`
      }
      confirm={`Replace version ${theirs.version}`}
      danger
      onConfirm={onReplace}
      focusAfterwards={focusAfterwards}
    >
      {words !== null && words.count > 0 && (
        <section
          aria-label="Words that will vanish"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
          tabIndex={0}
          className="mt-3 max-h-48 overflow-y-auto short:max-h-none rounded-lg border border-line bg-surface p-3 font-serif leading-relaxed wrap-anywhere"
        >
          {words.first.map((word, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same word may vanish several times.
            <span key={index}>
              <del className="decoration-theirs" dir="auto">
                {word}
              </del>{' '}
            </span>
          ))}
          {words.count > words.first.length && (
            <span className="font-sans text-sm">and {words.count - words.first.length} more</span>
          )}
        </section>
      )}
    </ConfirmDialog>
  );
}
