import { cx } from './cx';

interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly className?: string;
}

/** How far something is, as a bar and in numbers. */
export function ProgressBar({ label, value, max, className }: ProgressBarProps) {
  return (
    <div className={cx('flex items-center gap-3', className)}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="h-2 flex-1 overflow-hidden rounded-full bg-sunken ring-1 ring-line"
      >
        <div
          className="h-full rounded-full bg-accent"
          style={{ width: `${max > 0 ? Math.min(100, (100 * value) / max) : 0}%` }}
        />
      </div>
      <span className="text-sm tabular-nums text-ink-soft">
        {value.toLocaleString('en')} of {max.toLocaleString('en')}
      </span>
    </div>
  );
}
