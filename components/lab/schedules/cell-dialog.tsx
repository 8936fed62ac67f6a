'use client';

import { useState } from 'react';
import { LedgerView } from '@/components/lab/exchanges/ledger-view';
import { SequenceDiagram } from '@/components/lab/exchanges/sequence-diagram';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { Dialog } from '@/components/ui/overlays/dialog';
import type { GridCell } from '@/lib/lab/client/run-grid';
import { ledgerOf } from '@/lib/lab/ledger/ledger';
import { GRID_COLUMNS, type GridColumn, SPLIT_COLUMN } from '@/lib/lab/schedules/grid';
import { parseSchedule, shortProgramFor } from '@/lib/lab/schedules/program';
import { OUTCOMES } from './outcome-words';

/** The same schedule with every step a move of its own, for the scheduler. */
function schedulerLink(cell: GridCell, column: GridColumn): string {
  const steps: Readonly<Record<string, number>> = {
    get: column.guard === 'lock' ? 2 : 1,
    put: 2,
    check: 2,
    write: 1,
  };
  const folded =
    parseSchedule(cell.schedule, shortProgramFor(column.guard), cell.schedule.includes('C') ? 3 : 2) ?? [];
  const order = folded
    .map(({ who, action }) =>
      String.fromCharCode(65 + who).repeat(
        column.guard === 'lock' && action === 'put' ? 3 : (steps[action] ?? 1),
      ),
    )
    .join('');
  const people = cell.schedule.includes('C') ? '&with=3' : '';
  return `?view=schedule&guard=${column.guard}&order=${order}${people}`;
}

interface CellDialogProps {
  readonly cell: GridCell;
  readonly names: readonly string[];
  readonly onClose: () => void;
}

/** What went over the wire in one cell, played arrow by arrow. */
export function CellDialog({ cell, names, onClose }: CellDialogProps) {
  const [shown, setShown] = useState(cell.exchanges.length);
  const column = [...GRID_COLUMNS, SPLIT_COLUMN].find(({ id }) => id === cell.column);
  const outcome = OUTCOMES[cell.outcome];
  const exchanges = [...cell.exchanges].sort((a, b) => a.startedAt - b.startedAt).slice(0, shown);
  const ledger = ledgerOf(cell.start, exchanges);
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={(open) => !open && onClose()}
      title={`${column?.label}: ${outcome.word}`}
      description={`${outcome.sentence} Theory says: ${OUTCOMES[cell.expected].word}.`}
      footer={
        <>
          {column && (
            <a href={schedulerLink(cell, column)} className={cx(buttonClasses('quiet', 'small'), 'mr-auto')}>
              Step through it in the scheduler
            </a>
          )}
          <Button size="small" disabled={shown === 0} onClick={() => setShown(shown - 1)}>
            Back
          </Button>
          <Button size="small" disabled={shown >= cell.exchanges.length} onClick={() => setShown(shown + 1)}>
            Next exchange
          </Button>
          <Button size="small" onClick={() => setShown(shown === 0 ? cell.exchanges.length : 0)}>
            {shown === 0 ? 'Show all' : 'From the start'}
          </Button>
        </>
      }
    >
      <div className="space-y-4 pb-2">
        <SequenceDiagram
          people={names}
          exchanges={exchanges}
          lost={ledger.lost}
          selected={null}
          onSelect={() => undefined}
          empty="Press “Next exchange”."
          className="h-80"
        />
        <LedgerView ledger={ledger} people={names} />
      </div>
    </Dialog>
  );
}
