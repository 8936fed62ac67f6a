import './scroll-hint.css';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { ScrollRegion } from '@/components/ui/text/scroll-region';

interface FactTableProps {
  readonly caption: string;
  /** Headings of the columns; the first stands over the headings of the rows and may be empty. */
  readonly head: readonly string[];
  /** Cells hold a word at most, so many columns fit. */
  readonly compact?: boolean;
  readonly rows: readonly (readonly [heading: ReactNode, ...cells: ReactNode[]])[];
}

const ROW = 'border-b border-line align-top last:border-0 [&>*]:py-2';
const NARROW = '[&_tr>*]:px-2.5';
const WIDE = '[&_tr>*]:px-2.5 sm:[&_tr>*]:px-4';

/** Facts side by side: a heading for each row and column. Scrolls by itself where it does not fit. */
export function FactTable({ caption, head, compact = false, rows }: FactTableProps) {
  return (
    <ScrollRegion
      label={caption}
      className="scroll-hint overflow-x-auto rounded-lg border border-line [&_a]:text-accent [&_a]:underline [&_a]:underline-offset-2 [&_code]:font-mono [&_code]:text-[0.8125rem]"
    >
      <table
        className={cx(
          'w-full border-collapse text-left text-[0.8125rem] leading-relaxed sm:text-sm',
          compact ? NARROW : WIDE,
        )}
      >
        <caption className="px-2.5 pt-3 pb-2 text-left text-sm font-semibold">{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong [&>th]:py-2 [&>th]:font-semibold">
            {head.map((title) =>
              title === '' ? (
                <td key="corner" />
              ) : (
                <th key={title} scope="col">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([heading, ...cells], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a page never change their order.
            <tr key={index} className={ROW}>
              <th scope="row" className="font-medium">
                {heading}
              </th>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do their cells.
                <td key={column} className={cx('text-ink-soft', !compact && 'min-w-22 sm:min-w-28')}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
