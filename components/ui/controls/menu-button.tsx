import type { ComponentProps } from 'react';
import { Button } from './button';
import { Icon } from './icon';

type MenuButtonProps = Omit<ComponentProps<typeof Button>, 'children' | 'aria-label' | 'size' | 'variant'> & {
  /** Whose menu it is. */
  readonly label: string;
};

/** The three dots that open a menu. */
export function MenuButton({ label, ...rest }: MenuButtonProps) {
  return (
    <Button variant="quiet" size="icon" aria-label={label} {...rest}>
      <Icon name="more" />
    </Button>
  );
}
