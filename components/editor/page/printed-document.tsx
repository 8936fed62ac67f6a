'use client';

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { later } from '@/components/ui/hooks/later';
import { DocumentText } from '@/components/ui/text/document-text';

const Markdown = later(() => import('@/components/ui/text/markdown').then(({ Markdown }) => Markdown));

interface PrintedDocumentProps {
  readonly title: string;
  readonly text: string;
}

/** Whether the page is being printed, known before it is laid out for that. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const paper = matchMedia('print');
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    const change = () => (paper.matches ? begin() : end());
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    paper.addEventListener('change', change);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      paper.removeEventListener('change', change);
    };
  }, []);
  return printing;
}

/** The document on paper: its title and how it reads, whatever of it is on the screen. Made only when it is printed. */
export function PrintedDocument({ title, text }: PrintedDocumentProps) {
  const printing = usePrinting();
  if (!printing) return null;
  return (
    <article id="printed" className="hidden print:block">
      <h1 dir="auto" className="mb-6 font-serif text-3xl font-semibold break-words">
        {title}
      </h1>
      <Markdown text={text} instead={<DocumentText>{text}</DocumentText>} />
    </article>
  );
}
