import { sourceAddress } from '@/lib/lab/learn/rules';

/** A section of a standard, as `9110 §13.1.1`, that leads there. */
export function Source({ of }: { readonly of: string }) {
  return (
    <a href={sourceAddress(of)} className="whitespace-nowrap" rel="external noreferrer">
      RFC {of.replace(' ', '\u00a0')}
    </a>
  );
}
