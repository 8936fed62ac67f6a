import type { ReactNode } from 'react';
import { cx } from '@/components/ui/controls/cx';

interface AvatarStackProps<Person> {
  readonly people: readonly Person[];
  /** How many more there are than those. */
  readonly more: number;
  /** How many are shown before the others are counted. */
  readonly shown: number;
  readonly shownOnPhone?: number;
  readonly avatarOf: (person: Person) => ReactNode;
}

/** Overlapping avatars, and how many there are besides. For the eye alone: who it is has to be said in words nearby. */
export function AvatarStack<Person extends { readonly id: string }>({
  people,
  more,
  shown,
  shownOnPhone = shown,
  avatarOf,
}: AvatarStackProps<Person>) {
  const count = people.length + more;
  return (
    <span aria-hidden="true" className="isolate flex shrink-0 items-center pl-1.5">
      {people.slice(0, shown).map((person, index) => (
        <span
          key={person.id}
          // The first lies on top, so that no mark on an avatar is covered.
          style={{ zIndex: shown - index }}
          className={cx(
            'relative -ml-1.5 rounded-full bg-surface leading-none',
            index >= shownOnPhone && 'max-sm:hidden',
          )}
        >
          {avatarOf(person)}
        </span>
      ))}
      <Rest count={count - shown} className="max-sm:hidden" />
      <Rest count={count - shownOnPhone} className="sm:hidden" />
    </span>
  );
}

function Rest({ count, className }: { readonly count: number; readonly className: string }) {
  if (count <= 0) return null;
  return <span className={cx('ml-1 pr-1.5 text-xs text-ink-soft', className)}>+{count}</span>;
}
