import type { ReactNode } from 'react';
import { cx } from '@/components/ui/controls/cx';

interface DocumentTextProps {
  readonly children: ReactNode;
  /** Set larger, as the title of the document. */
  readonly title?: boolean;
  /** Set in columns, as code and tables are. */
  readonly code?: boolean;
  readonly className?: string;
}

/** Text of the document as it was typed: spaces and line ends kept, each paragraph in its own direction, no translation. */
export function DocumentText({ children, title = false, code = false, className }: DocumentTextProps) {
  return (
    <div
      dir="auto"
      translate="no"
      className={cx(
        'wrap-anywhere text-start whitespace-pre-wrap [unicode-bidi:plaintext]',
        code ? 'font-mono text-[0.875rem] leading-[1.65]' : 'font-serif',
        title && 'text-2xl leading-snug font-semibold',
        !title && !code && 'text-[1.0625rem] leading-[1.65]',
        className,
      )}
    >
      {children}
    </div>
  );
}
