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

/**
 * Who somebody is, in two letters: ink on a ring of their colour, so that every colour stays readable. The ring is drawn, since
 * a page comes from the server with it, and its policy forbids attributes of style there.
 */
export function Avatar({ name, color, size = 'medium', decorative = false }: AvatarProps) {
  const across = size === 'small' ? 24 : 32;
  return (
    <span
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name })}
      className={cx(
        'relative inline-flex shrink-0 items-center justify-center rounded-full bg-surface font-semibold text-ink select-none',
        size === 'small' ? 'size-6 text-[0.625rem]' : 'size-8 text-xs',
      )}
    >
      <svg aria-hidden="true" viewBox={`0 0 ${across} ${across}`} className="absolute inset-0">
        <circle
          cx={across / 2}
          cy={across / 2}
          r={across / 2 - 1}
          fill={color}
          fillOpacity={0.14}
          stroke={color}
          strokeWidth={2}
        />
      </svg>
      <span className="relative">{initials(name)}</span>
    </span>
  );
}
