'use client';

import type { DocumentRow, Myself } from '@/lib/client/api/shapes';
import { useLiveRow } from '@/lib/client/hooks/use-live-row';
import { PeopleInIt } from './people-in-it';

interface PeopleInRowProps {
  readonly row: DocumentRow;
  readonly me: Myself | undefined;
  /** Whether to hear of it while it is shown. */
  readonly live: boolean;
  /** The row is not how the document stands any more. */
  readonly onNews: (id: string) => void;
}

/** Who is in a document of the list now; hears on its behalf of whatever becomes of it. */
export function PeopleInRow({ row, me, live, onNews }: PeopleInRowProps) {
  return <PeopleInIt {...useLiveRow(row, me, live, onNews)} />;
}
