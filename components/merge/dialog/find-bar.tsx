import { type RefObject, useEffect } from 'react';
import { soughtWords } from '@/components/merge/words/sought-places';
import { IconButton } from '@/components/ui/controls/icon-button';

interface FindBarProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly words: string;
  readonly at: number;
  readonly count: number;
  readonly onWords: (words: string) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onClose: () => void;
}

/** Looks for words in all of the merge: the browser's own search sees only what is drawn. */
export function FindBar({ field, words, at, count, onWords, onMove, onClose }: FindBarProps) {
  useEffect(() => field.current?.focus(), [field]);
  return (
    <search className="flex shrink-0 items-center gap-1 border-b border-line bg-surface py-1.5 short:sticky short:top-0 short:z-20 ps-4 pe-2 md:ps-8 md:pe-3">
      <input
        ref={field}
        type="search"
        aria-label="Find in the texts"
        placeholder="Find"
        dir="auto"
        value={words}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            onMove(event.shiftKey ? -1 : 1);
          }
          if (event.key === 'Escape') {
            event.preventDefault();
            onClose();
          }
        }}
        className="min-h-9 min-w-0 flex-1 rounded-md border border-line-strong/60 bg-surface px-2.5 text-sm pointer-coarse:min-h-11 pointer-coarse:text-base [&::-webkit-search-cancel-button]:hidden"
      />
      <span role="status" aria-live="polite" className="px-2 text-sm whitespace-nowrap text-ink-soft">
        {soughtWords(words, at, count)}
      </span>
      <IconButton icon="chevronUp" label="Previous one" onClick={() => onMove(-1)} />
      <IconButton icon="chevronDown" label="Next one" onClick={() => onMove(1)} />
      <IconButton icon="close" label="Close the search" onClick={onClose} />
    </search>
  );
}
