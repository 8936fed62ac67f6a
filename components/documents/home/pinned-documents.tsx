import Link from 'next/link';
import { IconButton } from '@/components/ui/controls/icon-button';
import type { Pin } from './pins';

interface PinnedDocumentsProps {
  readonly pins: readonly Pin[];
  readonly onUnpin: (pin: Pin) => void;
}

/** The documents that somebody wants at hand, above all others. */
export function PinnedDocuments({ pins, onUnpin }: PinnedDocumentsProps) {
  return (
    <section aria-labelledby="pinned" className="pb-3">
      <h2 id="pinned" className="py-1 text-sm font-semibold text-ink-soft">
        Pinned on this device
      </h2>
      <ul className="flex flex-wrap gap-2">
        {pins.map((pin) => {
          const title = pin.title.trim() || 'Untitled';
          return (
            <li
              key={pin.id}
              className="flex max-w-full items-center rounded-lg border border-line bg-surface pl-3"
            >
              <Link
                href={`/documents/${pin.id}`}
                dir="auto"
                className="min-w-0 truncate py-2 font-medium hover:underline hover:underline-offset-4 pointer-coarse:py-2.5"
              >
                {title}
              </Link>
              <IconButton icon="close" label={`Unpin ${title}`} onClick={() => onUnpin(pin)} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
