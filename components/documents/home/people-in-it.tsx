import { Avatar } from '@/components/ui/people/avatar';
import { AvatarStack } from '@/components/ui/people/avatar-stack';
import { personColor } from '@/components/ui/people/person-color';
import type { PeopleInIt as People } from '@/lib/client/hooks/use-live-row';
import { inItWords } from './in-it-words';

/** How many are shown; the words tell of the others. */
const SHOWN = 2;

/** Who has a document open now: overlapping avatars, and the same in words. */
export function PeopleInIt({ people, more }: People) {
  const words = inItWords(people, more);
  if (words === '') return null;
  return (
    <span
      className="flex min-w-0 shrink-0 items-center gap-2.5 text-sm text-ink-soft sm:max-w-60"
      title={words}
    >
      <AvatarStack
        people={people}
        more={more}
        shown={SHOWN}
        avatarOf={({ name, colour }) => (
          <Avatar decorative size="small" name={name} color={personColor(colour)} />
        )}
      />
      <span className="max-sm:sr-only sm:line-clamp-2 sm:wrap-anywhere sm:leading-snug">{words}</span>
    </span>
  );
}
