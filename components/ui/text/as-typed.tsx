import type { ReactNode } from 'react';
import { DocumentText } from './document-text';

interface AsTypedProps {
  readonly text: string;
  /** Says why it is not shown as it reads. */
  readonly children: ReactNode;
}

/** A text in Markdown that cannot be shown as it reads. */
export function AsTyped({ text, children }: AsTypedProps) {
  return (
    <>
      <p className="mb-4 text-sm text-ink-soft">{children}</p>
      <DocumentText>{text}</DocumentText>
    </>
  );
}
