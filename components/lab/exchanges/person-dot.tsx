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
