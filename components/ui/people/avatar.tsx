import { cx } from '@/components/ui/controls/cx';
import { initials } from './initials';

interface AvatarProps {
  readonly name: string;
  /** A CSS colour that belongs to this person. */
  readonly color: string;
  readonly size?: 'small' | 'medium';
  /** The name stands beside it already, so screen readers need not hear it twice. */
  readonly decorative?: boolean;
}

/** Who somebody is, in two letters: ink on a ring of their colour, so that every colour stays readable. */
export function Avatar({ name, color, size = 'medium', decorative = false }: AvatarProps) {
  return (
    <span
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name })}
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-full border-2 bg-surface font-semibold text-ink select-none',
        size === 'small' ? 'size-6 text-[0.625rem]' : 'size-8 text-xs',
      )}
      style={{ borderColor: color, backgroundColor: `color-mix(in srgb, ${color} 14%, var(--surface))` }}
    >
      {initials(name)}
    </span>
  );
}
