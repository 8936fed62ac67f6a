import '@/components/ui/text/prose.css';
import type { ReactNode } from 'react';

interface PassageProps {
  /** Left out where the text follows the title of the page. */
  readonly title?: string;
  readonly children: ReactNode;
}

/** A part of a page's text. */
export function Passage({ title, children }: PassageProps) {
  return (
    <div className="prose [&_code]:whitespace-nowrap">
      {title && <h2>{title}</h2>}
      {children}
    </div>
  );
}
