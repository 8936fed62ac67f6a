'use client';

import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { cx } from '@/components/ui/controls/cx';
import { IconButton } from '@/components/ui/controls/icon-button';
import { useAsModal } from '@/components/ui/hooks/use-modal';
import { useModal } from './use-modal';

interface CollisionFrameProps {
  /** Whether several columns need the room. */
  readonly wide: boolean;
  /** Gives the focus to something within. */
  readonly onOpened: () => void;
  /** Where focus goes on closing when what had it before is gone. */
  readonly focusAfterwards?: () => void;
  /** Only as high as its content, where there is little of it. */
  readonly fit?: boolean;
  /** Laid out, but not to be seen, heard or reached. */
  readonly unseen?: boolean;
  readonly onDecideLater: () => void;
  readonly onKey?: (event: KeyboardEvent) => void;
  readonly toolbar?: ReactNode;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

/**
 * The modal window of a collision. Esc and the cross decide later; a click beside it does nothing, so that a slip
 * costs nothing. Focus returns where it was. In a short window it scrolls as a whole, head and foot included.
 */
export function CollisionFrame(props: CollisionFrameProps) {
  const window = props.unseen ? <Window {...props} box={UNSEEN} /> : <Modal {...props} />;
  return createPortal(window, document.body);
}

const UNSEEN = { inert: true, style: { visibility: 'hidden' } } as const;

function Modal(props: CollisionFrameProps) {
  const { onOpened, onKey, focusAfterwards, onDecideLater } = props;
  const frame = useRef<HTMLDivElement>(null);
  const title = useId();
  useAsModal(true);
  useModal(frame, { onOpened, onEscape: onDecideLater, focusAfterwards });
  const box: Box = {
    ref: frame,
    role: 'dialog',
    'aria-modal': true,
    'aria-labelledby': title,
    tabIndex: -1,
    onKeyDown: (event) => {
      // Keys pressed in a menu or a question on top of this window belong to it alone.
      if (frame.current?.contains(event.target as Node)) onKey?.(event);
    },
  };
  return (
    <>
      <div className="fixed inset-0 z-40 bg-black/45 dark:bg-black/65" />
      <Window {...props} box={box} />
    </>
  );
}

/** What an element is besides how it looks. */
type Box = Omit<ComponentProps<'div'>, 'className' | 'children'>;

interface WindowProps
  extends Pick<CollisionFrameProps, 'wide' | 'fit' | 'onDecideLater' | 'toolbar' | 'footer' | 'children'> {
  readonly box: Box;
}

function Window({ box, wide, fit = false, onDecideLater, toolbar, footer, children }: WindowProps) {
  return (
    <div
      {...box}
      // Both texts are decided on word by word, and what stands about them changes with each choice.
      translate="no"
      className={cx(
        'fixed inset-0 z-40 m-auto flex flex-col overflow-clip bg-page shadow-raised focus:outline-none',
        'sm:not-short:inset-y-5 sm:not-short:low:inset-y-2 sm:w-[calc(100%-2.5rem)] sm:not-short:rounded-2xl sm:border sm:border-line',
        'short:overflow-y-auto short:overscroll-contain short:has-[search]:scroll-pt-14',
        fit && 'sm:not-short:h-fit sm:not-short:max-h-[calc(100dvh-2.5rem)]',
        wide ? 'sm:max-w-[88rem]' : 'sm:max-w-[56rem]',
      )}
    >
      <div className="flex shrink-0 items-center border-b border-line py-1 ps-4 pe-2 sm:py-2 md:ps-8 md:pe-3">
        <h2 id={box['aria-labelledby']} className="min-w-0 flex-1 text-base font-semibold sm:text-lg">
          Mid-air collision
        </h2>
        {toolbar}
        <IconButton icon="close" label="Decide later" onClick={onDecideLater} />
      </div>
      {children}
      <div className="shrink-0 border-t border-line bg-surface px-4 py-2 md:px-8 sm:py-3">{footer}</div>
    </div>
  );
}
