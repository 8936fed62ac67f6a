import type { ReactNode } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { Icon, type IconName } from '@/components/ui/controls/icon';
import { ignoreSecondClick } from '@/components/ui/controls/second-click';

const tones = {
  plain: 'border-line bg-surface',
  theirs: 'border-theirs-line bg-theirs-soft/60',
  danger: 'border-danger bg-danger-soft/60',
} as const;

interface BannerProps {
  readonly tone?: keyof typeof tones;
  readonly icon?: IconName;
  readonly children: ReactNode;
  /** Buttons, the most likely first. */
  readonly actions?: ReactNode;
}

/** Something to know, and perhaps to do, that stays until it is dealt with. */
export function Banner({ tone = 'plain', icon = 'history', children, actions }: BannerProps) {
  return (
    <div
      className={cx(
        'flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border px-3.5 py-2 text-sm text-ink',
        tones[tone],
      )}
    >
      <p className="flex min-w-56 flex-1 gap-2.5 text-pretty">
        <Icon name={icon} className="mt-0.5 size-4" />
        <span className="min-w-0 break-words">{children}</span>
      </p>
      {actions && (
        // One banner takes the place of another where somebody has just clicked.
        <div className="flex flex-wrap gap-2" onClickCapture={ignoreSecondClick}>
          {actions}
        </div>
      )}
    </div>
  );
}
