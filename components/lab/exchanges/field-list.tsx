import { cx } from '@/components/ui/controls/cx';
import type { Field } from '@/lib/lab/exchanges/exchange';
import { isMarked } from '@/lib/lab/exchanges/telling-fields';

interface FieldListProps {
  readonly fields: readonly Field[];
  readonly className?: string;
}

/** Header fields as they stand in a message; those that tell the most are set off. */
export function FieldList({ fields, className }: FieldListProps) {
  return (
    <dl className={cx('space-y-0.5 font-mono text-[0.8125rem]', className)}>
      {fields.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields may repeat, and their order never changes.
        <div key={index} className={cx(isMarked(name) && '-mx-1 rounded bg-accent-soft px-1')}>
          <dt className="inline font-semibold text-ink">{spelled(name)}: </dt>
          <dd className="inline break-all text-ink-soft">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A name in the spelling of the standards. Case says nothing (RFC 9110 §5.1), and browsers hand out small letters. */
function spelled(name: string): string {
  return /^etag$/i.test(name) ? 'ETag' : name.replace(/(?<![^-])[a-z]/g, (letter) => letter.toUpperCase());
}
