import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';

interface DocumentTextProps {
  readonly children: ReactNode;
  /** Set larger, as the title of the document. */
  readonly title?: boolean;
  readonly className?: string;
}

/** Text of the document as it was typed: spaces and line ends kept, each paragraph in its own direction. */
export function DocumentText({ children, title = false, className }: DocumentTextProps) {
  return (
    <div
      dir="auto"
      className={cx(
        'wrap-anywhere text-start font-serif whitespace-pre-wrap [unicode-bidi:plaintext]',
        title ? 'text-2xl leading-snug font-semibold' : 'text-[1.0625rem] leading-[1.65]',
        className,
      )}
    >
      {children}
    </div>
  );
}
