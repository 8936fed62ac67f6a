import { cx } from '@/components/ui/controls/cx';
import { personInk } from './person-ink';

interface PersonDotProps {
  readonly name: string;
  /** Everybody in the order of joining, which gives them their colours. */
  readonly people: readonly string[];
  readonly className?: string;
}

/** Somebody's colour beside their name. */
export function PersonDot({ name, people, className }: PersonDotProps) {
  return (
    <span
      aria-hidden="true"
      className={cx('inline-block size-2.5 rounded-full', className)}
      style={{ background: personInk(name, people) }}
    />
  );
}

interface PersonNameProps extends Omit<PersonDotProps, 'people'> {
  /** Absent where names have no colours. */
  readonly people?: readonly string[];
}

/** Somebody's name on one line. What is too long is cut where it ends, be that at its right or at its left. */
export function PersonName({ name, people, className }: PersonNameProps) {
  return (
    <span className={cx('flex items-center gap-2', className)}>
      {people && <PersonDot name={name} people={people} className="shrink-0" />}
      <bdi className="min-w-0 truncate">{name}</bdi>
    </span>
  );
}
