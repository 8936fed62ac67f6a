import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { shelfAddress } from '@/components/documents/shared/shelf-address';
import { buttonClasses } from '@/components/ui/controls/button';
import type { Myself, VersionRow } from '@/lib/client/api/shapes';
import { shelfQuery } from '@/lib/client/drafts/drafts-queries';
import { historyAddress } from './history-address';
import { mergedParts } from './merge-words';

interface MergeParentsProps {
  readonly documentId: string;
  readonly row: VersionRow;
  readonly rows: readonly VersionRow[];
  readonly me: Myself | undefined;
}

/**
 * What a merge was made of, and the ways to what it left out: the other's version is in the history, to be looked at
 * and restored there; one's own text from before, where the choices went against it, on the shelf of the device that
 * merged.
 */
export function MergeParents({ documentId, row, rows, me }: MergeParentsProps) {
  const parts = mergedParts(row, rows, me);
  const shelf = useQuery({ ...shelfQuery(documentId), enabled: parts !== null });
  if (parts === null) return null;
  const { met, begun, whose } = parts;
  const setAside = shelf.data?.some(
    ({ mergedWith }) => mergedWith !== undefined && mergedWith === row.parent,
  );
  const open = (version: number) => (
    <Link
      scroll={false}
      href={historyAddress(documentId, { version, against: null })}
      className="text-ink underline decoration-1 underline-offset-4 hover:decoration-2"
    >
      v{version}
    </Link>
  );
  return (
    <section aria-label="What was merged" className="basis-full text-sm text-ink-soft">
      <p>
        Merge of {open(met)} and {whose} text{begun !== null && <>, begun on {open(begun)}</>}.
      </p>
      <p className="mt-1.5 flex flex-wrap gap-2">
        {[met, begun].map(
          (each) =>
            each !== null && (
              <Link
                key={each}
                scroll={false}
                href={historyAddress(documentId, { version: row.version, against: each })}
                className={buttonClasses('plain', 'small')}
              >
                Compare with v{each}
              </Link>
            ),
        )}
        {setAside && (
          <Link href={shelfAddress(documentId)} className={buttonClasses('plain', 'small')}>
            Your text that was left out
          </Link>
        )}
      </p>
    </section>
  );
}
