import type { NearbyEdit } from '@/lib/client/presence/nearby-edits';
import { nearbyWords } from './people-here-words';

/** Says, out of the way, that someone is changing the same lines and has not saved yet. Takes no click and no room. */
export function NearbyHint({ edits }: { readonly edits: readonly NearbyEdit[] }) {
  const words = nearbyWords(edits);
  return (
    <div
      role="status"
      aria-live="polite"
      aria-label="Edits nearby"
      translate="no"
      className="pointer-events-none absolute short:fixed inset-x-0 bottom-3 z-10 flex justify-center px-4"
    >
      {words && (
        <p className="rounded-full border border-theirs-line bg-raised px-3.5 py-1.5 text-xs text-ink shadow-raised">
          {words}
        </p>
      )}
    </div>
  );
}
