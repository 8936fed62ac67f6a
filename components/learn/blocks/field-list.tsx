import { cx } from '@/components/ui/controls/cx';
import type { Field } from '@/lib/lab/exchanges/exchange';

/** The fields that say on what condition, or which version. */
const TELLING = /^(?:if-.*|etag|last-modified|prefer|preference-applied|merge-base|lock-token)$/i;

/** The fields that an exchange turns on, and those that are named in addition. */
export function tellingFields(fields: readonly Field[], also: readonly string[] = []): readonly Field[] {
  const named = also.map((name) => name.toLowerCase());
  return fields.filter(([name]) => TELLING.test(name) || named.includes(name.toLowerCase()));
}

/** A name in the spelling of the standards. Names are the same in any case; browsers hand them out in small letters. */
function spelled(name: string): string {
  return /^etag$/i.test(name) ? 'ETag' : name.replace(/(?<![^-])[a-z]/g, (letter) => letter.toUpperCase());
}

/** Header fields as they stand in a message; those that tell the most are set off. */
export function FieldList({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <dl className="space-y-0.5 font-mono text-[0.8125rem] leading-relaxed">
      {fields.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields may repeat, and their order never changes.
        <div key={index} className={cx(TELLING.test(name) && '-mx-1 rounded bg-accent-soft px-1')}>
          <dt className="inline font-semibold text-ink">{spelled(name)}: </dt>
          <dd className="inline break-all text-ink-soft">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
