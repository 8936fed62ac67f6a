import { cx } from '@/components/ui/controls/cx';
import type { SaveState } from '@/lib/client/session/save-state';
import { saveStateWords } from './save-state-words';

const dots: Readonly<Record<SaveState['kind'], string>> = {
  saved: 'bg-accent',
  unsaved: 'border-2 border-mine',
  saving: 'border-2 border-accent border-t-transparent animate-spin motion-reduce:animate-none',
  retrying: 'border-2 border-accent border-t-transparent animate-spin motion-reduce:animate-none',
  offline: 'border-2 border-line-strong',
  collision: 'bg-theirs',
  deleted: 'bg-danger',
  reading: 'border-2 border-line-strong',
  withheld: 'bg-danger',
  error: 'bg-danger',
};

/** Always in view, in words; a change is announced when nothing more urgent is being read. */
export function SaveStatus({ state, className }: { readonly state: SaveState; readonly className?: string }) {
  const words = saveStateWords(state);
  return (
    <p role="status" aria-live="polite" className={cx('flex items-center gap-2 text-ink-soft', className)}>
      <span aria-hidden="true" className={cx('size-2.5 shrink-0 rounded-full', dots[state.kind])} />
      {state.kind === 'saving' && state.share !== undefined && (
        // What is read out: not each hundredth.
        <span className="sr-only">{saveStateWords({ kind: 'saving' })}</span>
      )}
      {/* A translator puts words of its own in place of these: only a new element lets go of them. */}
      <span key={words} aria-hidden={state.kind === 'saving' && state.share !== undefined}>
        {words}
      </span>
    </p>
  );
}
