import { createContext, type ReactNode, useContext, useRef } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { useNearViewport } from './use-near-viewport';

const Near = createContext(true);

/** Whether this part of the text is, or was, near what is seen: work for text far away can wait. */
export function useNear(): boolean {
  return useContext(Near);
}

interface TextChunkProps {
  /** Whether the browser may skip it while it is out of sight. */
  readonly skippable: boolean;
  /** Whether to take it for near from the beginning: where there is little, nothing is to wait. */
  readonly anywhere?: boolean;
  /** How high it is likely to be, in pixels. */
  readonly height: number;
  readonly children: ReactNode;
}

/** Part of a long text, laid out only when near: two hundred cards cost what the few in sight cost. */
export function TextChunk({ skippable, height, anywhere = false, children }: TextChunkProps) {
  const chunk = useRef<HTMLDivElement>(null);
  const near = useNearViewport(chunk);
  return (
    <div
      ref={chunk}
      // Room for the frames of cards, which a skippable element would cut off.
      className={cx('-mx-1.5 space-y-3 px-1.5 py-1.5', skippable && '[content-visibility:auto]')}
      style={skippable ? { containIntrinsicSize: `auto ${height}px` } : undefined}
    >
      <Near value={near || anywhere}>{children}</Near>
    </div>
  );
}
