'use client';

import { useMemo, useState } from 'react';
import { ExchangesView } from '@/components/lab/exchanges/exchanges-view';
import { LedgerView } from '@/components/lab/exchanges/ledger-view';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import type { LabSnapshot } from '@/lib/lab/client/lab-snapshot';
import type { Ledger } from '@/lib/lab/ledger/ledger';
import type { LabView } from '@/lib/lab/people/lab-view';
import { ClassChallenge } from './class-challenge';
import { JoinCode } from './join-code';
import { PeopleTable } from './people-table';
import { ProgressView } from './progress-view';
import { TeacherLinkDialog } from './teacher-link-dialog';

interface ClassViewProps {
  readonly lab: LabView;
  /** The lab has ended: there is something to read, and nothing to press. */
  readonly over: boolean;
  readonly snapshot: LabSnapshot;
  readonly ledger: Ledger;
  /** The people of this page, who are no students. */
  readonly own: readonly string[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onPause: (paused: boolean) => void;
  readonly onChallenge: (challenge: string | null) => void;
}

const NOBODY: readonly string[] = [];

/** What a teacher sees of a class: who joined, how far each has come, what each has sent, and the means to steer it. */
export function ClassView({
  lab,
  over,
  snapshot,
  ledger,
  own,
  selected,
  onSelect,
  onPause,
  onChallenge,
}: ClassViewProps) {
  const { clients, exchanges, progress } = snapshot;
  const [linking, setLinking] = useState(false);
  const [solvedFor, setSolvedFor] = useState<string | null>(null);
  const solved = lab.challenge !== null && solvedFor === lab.challenge;
  const names = useMemo(
    () => [...new Set([...clients.map(({ name }) => name), ...exchanges.map(({ client }) => client)])],
    [clients, exchanges],
  );
  const students = useMemo(
    () => clients.filter(({ name, teacher }) => !teacher && !own.includes(name)).map(({ name }) => name),
    [clients, own],
  );
  return (
    <div className="space-y-6">
      <div className="grid gap-6 lg:grid-cols-[1fr_20rem]">
        <div className="min-w-0 space-y-4">
          <div className="flex flex-wrap items-center gap-3">
            <p className="mr-auto text-lg">
              <strong className="font-semibold tabular-nums">{students.length}</strong>{' '}
              {students.length === 1 ? 'person has' : 'people have'} joined.
            </p>
            {!over && (
              <>
                <Button onClick={() => onPause(!lab.paused)}>
                  {lab.paused ? 'Go on' : 'Pause everybody'}
                </Button>
                <Button onClick={() => setLinking(true)}>
                  <Icon name="link" /> Open as teacher on another device
                </Button>
              </>
            )}
          </div>
          <ClassChallenge
            current={lab.challenge}
            rows={progress}
            solved={solved}
            onSolved={(show) => setSolvedFor(show ? lab.challenge : null)}
            onChoose={over ? undefined : onChallenge}
          />
          <ProgressView names={students} rows={progress} current={lab.challenge} solved={solved} />
        </div>
        {!over && <JoinCode labId={lab.id} challenge={lab.challenge} />}
      </div>
      <PeopleTable names={names} exchanges={exchanges} ledger={ledger} />
      <LedgerView ledger={ledger} people={names} />
      <div className="space-y-2">
        <ExchangesView
          joined={names}
          own={NOBODY}
          exchanges={exchanges}
          lost={ledger.lost}
          clockAhead={snapshot.clockAhead}
          selected={selected}
          onSelect={onSelect}
          empty="No exchanges yet. Share the link, and let everybody load the document."
          className="h-[32rem]"
        />
      </div>
      {linking && !over && <TeacherLinkDialog labId={lab.id} onClose={() => setLinking(false)} />}
    </div>
  );
}
