import { Avatar } from '@/components/ui/people/avatar';
import { personColor } from '@/components/ui/people/person-color';
import type { PeopleInIt as People } from '@/lib/client/hooks/use-live-row';
import { inItWords } from './in-it-words';

/** How many are shown; the words tell of the others. */
const SHOWN = 2;

/** Who has a document open now: overlapping avatars, and the same in words. */
export function PeopleInIt({ people, more }: People) {
  const words = inItWords(people, more);
  if (words === '') return null;
  const rest = people.length + more - SHOWN;
  return (
    <span
      className="flex min-w-0 shrink-0 items-center gap-2.5 text-sm text-ink-soft sm:max-w-60"
      title={words}
    >
      <span className="isolate flex shrink-0 items-center pl-1.5">
        {people.slice(0, SHOWN).map(({ id, name, colour }, place) => (
          <span
            key={id}
            style={{ zIndex: SHOWN - place }}
            className="relative -ml-1.5 rounded-full bg-surface leading-none"
          >
            <Avatar decorative size="small" name={name} color={personColor(colour)} />
          </span>
        ))}
        {rest > 0 && (
          <span aria-hidden="true" className="pl-1 text-xs">
            +{rest}
          </span>
        )}
      </span>
      <span className="max-sm:sr-only sm:line-clamp-2 sm:wrap-anywhere sm:leading-snug">{words}</span>
    </span>
  );
}
