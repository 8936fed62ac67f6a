import type { ReactNode } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { TimeAgo } from '@/components/ui/time/time-ago';
import { useMergeView } from './merge-view';

/** Whose text a panel holds. */
export type PanelSide = 'mine' | 'theirs' | 'original' | 'suggestion' | 'result';

const EDGE: Record<PanelSide, string> = {
  mine: 'border-mine-line',
  theirs: 'border-theirs-line',
  original: 'border-original-line',
  suggestion: 'border-accent border-dashed',
  result: 'border-accent',
};
const INK: Record<PanelSide, string> = {
  mine: 'text-mine',
  theirs: 'text-theirs',
  original: 'text-original',
  suggestion: 'text-accent',
  result: 'text-accent',
};

/** Whose text this is, which version, and since when. */
export function SideLabel({ side }: { readonly side: PanelSide }) {
  const { names, base, theirs } = useMergeView();
  switch (side) {
    case 'mine':
      return <>Your version · not saved yet</>;
    case 'theirs':
      return (
        <>
          {names.samePerson ? 'You, in another tab' : `${names.others} version`} · saved{' '}
          {theirs.savedAt !== null && <TimeAgo at={theirs.savedAt} />} (v{theirs.version})
        </>
      );
    case 'original':
      return <>Original (v{base.version})</>;
    case 'suggestion':
      return <>Suggested combination</>;
    case 'result':
      return <>Result</>;
  }
}

interface SidePanelProps {
  readonly side: PanelSide;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A text with a bar in its side's colour and its side's name above it. */
export function SidePanel({ side, children, className }: SidePanelProps) {
  // Above three columns their names stand once and stay in view.
  const { columns } = useMergeView();
  return (
    <div className={cx('min-w-0 border-s-[3px] ps-3.5', EDGE[side], className)}>
      <p
        className={cx(
          'mb-1 text-[0.8125rem] font-medium',
          INK[side],
          columns && side !== 'original' && side !== 'suggestion' && 'md:sr-only',
        )}
      >
        <SideLabel side={side} />
      </p>
      {children}
    </div>
  );
}
