import type { ComponentProps } from 'react';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import { Tooltip } from './tooltip';

type IconButtonProps = Omit<ComponentProps<typeof Button>, 'children' | 'aria-label' | 'size'> & {
  readonly icon: IconName;
  /** What it does: its name for screen readers and its tooltip. */
  readonly label: string;
};

/** A quiet button that shows only a drawing and says its name on hover and focus. */
export function IconButton({ icon, label, variant = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <Button variant={variant} size="icon" aria-label={label} {...rest}>
        <Icon name={icon} />
      </Button>
    </Tooltip>
  );
}
