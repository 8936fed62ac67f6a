import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { shelfAddress } from '@/components/editor/shelf-address';
import { buttonClasses } from '@/components/ui/button';
import { shelfQuery } from '@/lib/client/drafts-queries';
import type { VersionRow } from '@/lib/client/shapes';
import { historyAddress } from './history-address';
import { mergeWords } from './merge-words';

interface MergeParentsProps {
  readonly documentId: string;
  readonly row: VersionRow;
  readonly rows: readonly VersionRow[];
}

/**
 * What a merge was made of, and the ways to what it left out: the other's version is in the history, one's own text
 * from before, where the choices went against it, on the shelf of the device that merged.
 */
export function MergeParents({ documentId, row, rows }: MergeParentsProps) {
  const words = mergeWords(row, rows);
  const shelf = useQuery({ ...shelfQuery(documentId), enabled: words !== null });
  if (words === null) return null;
  const parent = rows.find(({ etag }) => etag === row.parent);
  const begun = rows.find(({ etag }) => etag === row.mergeBase);
  const setAside = shelf.data?.some(
    ({ mergedWith }) => mergedWith !== undefined && mergedWith === row.parent,
  );
  return (
    <section aria-label="What was merged" className="basis-full text-sm text-ink-soft">
      <p>{words}.</p>
      <p className="mt-1.5 flex flex-wrap gap-2">
        {[parent, begun].map(
          (each) =>
            each && (
              <Link
                key={each.version}
                scroll={false}
                href={historyAddress(documentId, { version: row.version, against: each.version })}
                className={buttonClasses('plain', 'small')}
              >
                Compare with v{each.version}
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
