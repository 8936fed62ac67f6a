import {
  type ComponentProps,
  type ReactElement,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
} from 'react';

type ButtonProps = ComponentProps<'button'>;

/** A button's element, beside whatever else wants it: the element, and the `ref` that the button is given instead of its own. */
export function useHeld(
  button: ReactElement<ButtonProps>,
): readonly [RefObject<HTMLButtonElement | null>, (element: HTMLButtonElement | null) => void] {
  const held = useRef<HTMLButtonElement>(null);
  const { ref } = button.props;
  const hold = useCallback(
    (element: HTMLButtonElement | null) => {
      held.current = element;
      if (typeof ref === 'function') ref(element);
      else if (ref) ref.current = element;
    },
    [ref],
  );
  return [held, hold];
}

interface StandingProps extends ButtonProps {
  /** What it stands for. */
  readonly for: RefObject<HTMLButtonElement | null>;
}

/**
 * Stands for a button that is on the page already, where a library would render the button itself: renders nothing, and hands
 * the element over as its own. So what opens beside a button may come long after it, and the button stays the same element,
 * which keeps its focus.
 */
export function Standing({ for: button, ref }: StandingProps): null {
  useLayoutEffect(() => {
    if (typeof ref === 'function') {
      const leave = ref(button.current);
      return () => void (typeof leave === 'function' ? leave() : ref(null));
    }
    if (!ref) return;
    ref.current = button.current;
    return () => {
      ref.current = null;
    };
  }, [ref, button]);
  return null;
}
