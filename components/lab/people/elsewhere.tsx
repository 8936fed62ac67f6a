import { clientName } from '@/lib/lab/people/names';

interface ElsewhereProps {
  /** The people of this page. */
  readonly own: readonly string[];
  /** Everybody in the lab. */
  readonly everybody: readonly string[];
}

/** The two who are the first of a lab, and whom its challenges are mostly told of. */
const USUAL = [clientName(0), clientName(1)];

/** Says whom this page plays where it is not the first two people: these are in another tab, or on another device. */
export function Elsewhere({ own, everybody }: ElsewhereProps) {
  const others = USUAL.filter((name) => everybody.includes(name) && !own.includes(name));
  if (own.length === 0 || others.length === 0) return null;
  return (
    <p role="status" className="text-sm text-pretty text-ink-soft">
      {others.join(' and ')} {others.length === 1 ? 'is' : 'are'} in another tab or on another device. On this
      page you are {own.join(' and ')}.
    </p>
  );
}
