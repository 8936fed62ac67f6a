import { useMergeView } from '@/components/merge/view/merge-view';
import { warningWords } from '@/components/merge/words/warning-words';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import type { PlaceWarning } from '@/lib/client/session/collision';

/** More would bury the choices that they are about. */
const SHOWN = 3;

/** What the choice at a place would say twice or nowhere, with the way to where else it stands. */
export function PlaceWarnings({ warnings }: { readonly warnings: readonly PlaceWarning[] }) {
  const { names, choose, show } = useMergeView();
  if (warnings.length === 0) return null;
  return (
    <ul className="mt-3 space-y-1 text-sm">
      {warnings.slice(0, SHOWN).map((warning) => (
        <li key={`${warning.kind} ${warning.text}`} className="flex flex-wrap items-center gap-x-2">
          <span className="flex min-w-0 flex-1 basis-56 gap-2 wrap-anywhere">
            <Icon name="alert" className="mt-0.5 size-4 text-accent" />
            {warningWords(warning)}
          </span>
          {warning.along !== undefined && (
            <Button
              size="small"
              onClick={() => {
                const other = { field: warning.field, region: warning.other ?? warning.region };
                choose(other, { take: warning.along ?? 'mine' });
                show(other);
              }}
            >
              Keep {warning.along === 'mine' ? 'mine' : names.others} there too
            </Button>
          )}
          {warning.other !== undefined && warning.other !== warning.region && (
            <Button
              size="small"
              variant="quiet"
              onClick={() => show({ field: warning.field, region: warning.other ?? warning.region })}
            >
              Show the other place
            </Button>
          )}
        </li>
      ))}
      {warnings.length > SHOWN && (
        <li className="ps-6 text-ink-soft">and {warnings.length - SHOWN} more like this</li>
      )}
    </ul>
  );
}
