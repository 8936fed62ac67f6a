'use client';

import { useCallback, useMemo, useState } from 'react';
import { ChallengeSection } from '@/components/lab/challenges/challenge-section';
import { useChallenges } from '@/components/lab/challenges/use-challenges';
import { LedgerView } from '@/components/lab/exchanges/ledger-view';
import { useLedger } from '@/components/lab/exchanges/use-ledger';
import { SideBySide } from '@/components/lab/people/side-by-side';
import { usePeople } from '@/components/lab/people/use-people';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { SegmentedControl } from '@/components/ui/controls/segmented-control';
import { Spinner } from '@/components/ui/controls/spinner';
import { useLinkState } from '@/components/ui/hooks/use-link-state';
import { toast } from '@/components/ui/overlays/toast';
import { Banner } from '@/components/ui/page/banner';
import { EmptyState } from '@/components/ui/page/empty-state';
import { download } from '@/components/ui/text/download';
import { ProblemError } from '@/lib/client/api/problem-error';
import { linkAs } from '@/lib/lab/client/identities';
import { changeLab, LabError, resetLab } from '@/lib/lab/client/lab-api';
import { toHar } from '@/lib/lab/exchanges/har';
import { asSender } from '@/lib/lab/people/as-sender';
import { LabHeader } from './lab-header';
import { LabToolbar } from './lab-toolbar';
import { useLab } from './use-lab';
import { useNewRound } from './use-new-round';
import './lab.css';
import { later } from '@/components/ui/hooks/later';

const ExchangeInspector = later(() =>
  import('@/components/lab/exchanges/exchange-inspector').then(({ ExchangeInspector }) => ExchangeInspector),
);

const InviteDialog = later(() =>
  import('@/components/lab/class/invite-dialog').then(({ InviteDialog }) => InviteDialog),
);

const ClassView = later(() => import('@/components/lab/class/class-view').then(({ ClassView }) => ClassView));

const RaceView = later(() => import('@/components/lab/race/race-view').then(({ RaceView }) => RaceView));

const SchedulerView = later(() =>
  import('@/components/lab/schedules/scheduler-view').then(({ SchedulerView }) => SchedulerView),
);

const ScheduleStage = later(() =>
  import('@/components/lab/schedules/schedule-stage').then(({ ScheduleStage }) => ScheduleStage),
);

const InterleavingsView = later(() =>
  import('@/components/lab/schedules/interleavings-view').then(({ InterleavingsView }) => InterleavingsView),
);

const VIEWS = [
  { value: 'side', label: 'Side by side' },
  { value: 'schedule', label: 'Scheduler' },
  { value: 'grid', label: 'All interleavings' },
  { value: 'race', label: 'Race' },
  { value: 'class', label: 'Class' },
] as const;

/** A lab: several people over one document, and everything that one can find out with them. */
export function LabPage({ labId }: { readonly labId: string }) {
  const { snapshot, view: lab, problem } = useLab(labId);
  const [view, setView] = useLinkState('view', 'side');
  const [wanted, setWanted] = useLinkState('people', '1');
  const onCount = useCallback((count: number) => setWanted(String(count)), [setWanted]);
  const [size, setSize] = useLinkState('type', 'usual');
  const people = usePeople(
    labId,
    Math.min(3, Math.max(1, Number(wanted) || 1)),
    lab !== null && view === 'side',
    onCount,
  );
  const [selected, setSelected] = useState<string | null>(null);
  const [inviting, setInviting] = useState(false);

  const everybody = useMemo(() => {
    const joined = snapshot.clients.map(({ name }) => name);
    return joined.length > 0 ? joined : people.identities.map(({ name }) => name);
  }, [snapshot.clients, people.identities]);
  const { exchanges } = snapshot;
  const start = lab?.start;
  const ledger = useLedger(start, exchanges);

  const { forget } = people;
  const startAnew = useCallback(() => {
    forget();
    setSelected(null);
  }, [forget]);
  const expectRound = useNewRound(lab?.round, startAnew);

  const run = useCallback((work: () => Promise<unknown>) => {
    work().catch((error: unknown) => {
      toast(
        error instanceof LabError || error instanceof ProblemError
          ? error.message
          : 'No answer came. Check whether the server can be reached.',
      );
    });
  }, []);

  const showSides = useCallback(() => setView('side'), [setView]);
  const challenges = useChallenges({
    labId,
    people,
    everybody,
    round: lab?.round,
    start,
    exchanges,
    ledger,
    run,
    onRound: expectRound,
    onBegun: showSides,
  });

  const { challenge, controls } = challenges;

  const title = <title>Lab · Midair</title>;
  if (problem !== null) {
    return (
      <>
        {title}
        <LabHeader />
        <main id="main">
          <EmptyState
            level={1}
            role="alert"
            title="There is no such lab"
            actions={
              <a href="/lab" className={buttonClasses('primary')}>
                Open a new lab
              </a>
            }
          >
            {problem} A lab lives for 24 hours.
          </EmptyState>
        </main>
      </>
    );
  }
  if (!lab || !ledger) {
    return (
      <>
        {title}
        <LabHeader />
        <main id="main" className="p-10 text-center">
          <Spinner>Opening the lab…</Spinner>
        </main>
      </>
    );
  }
  const recorded = exchanges.find(({ id }) => id === selected);
  const own = people.identities.find(({ name }) => name === recorded?.client);
  const open =
    recorded &&
    asSender(recorded, { token: own?.token, lock: people.persons.get(recorded.client)?.lock ?? null });
  return (
    <div className={size === 'large' ? 'lab lab-large' : 'lab'}>
      {title}
      <LabHeader />
      <main id="main" className="mx-auto max-w-[110rem] space-y-5 px-4 pb-16 sm:px-6">
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <h1 className="font-serif text-3xl">The lab</h1>
          {!controls && (
            <div className="-mx-1 max-w-full overflow-x-auto px-1 py-1">
              <SegmentedControl
                label="View"
                value={view}
                onChange={setView}
                options={VIEWS.filter(({ value }) => value !== 'class' || lab.teacher)}
                className="whitespace-nowrap"
              />
            </div>
          )}
          {!snapshot.connected && (
            <p role="status" className="text-sm text-ink-soft">
              Connecting…
            </p>
          )}
        </div>
        {lab.paused && (
          <Banner
            icon="alert"
            actions={
              lab.teacher && (
                <Button size="small" onClick={() => run(() => changeLab(labId, { paused: false }))}>
                  Go on
                </Button>
              )
            }
          >
            The lab is paused. Every request is answered by 503 until it goes on.
          </Banner>
        )}
        {people.problem && <Banner icon="alert">{people.problem}</Banner>}
        {(view === 'side' || view === 'class') && !controls && (
          <LabToolbar
            guard={lab.guard}
            teacher={lab.teacher}
            onGuard={(guard) => run(() => changeLab(labId, { guard }))}
            onReset={() => run(() => resetLab(labId))}
            onInvite={() => setInviting(true)}
            onAddPerson={people.identities.length < 3 ? () => run(people.add) : undefined}
            onExportHar={() =>
              download(
                'lab.har',
                'application/json',
                JSON.stringify(toHar(exchanges, window.location.origin), null, 2),
              )
            }
            large={size === 'large'}
            onLarge={(large) => setSize(large ? 'large' : 'usual')}
          />
        )}
        {view === 'side' && <ChallengeSection challenges={challenges} teacher={lab.teacher} />}
        {view === 'side' && challenge?.stage === 'scheduler' && (
          <ScheduleStage
            key={challenges.begun}
            guard={challenge.guard}
            people={2}
            order=""
            demonstration={challenges.demonstration}
            onCarriedOut={challenges.onScheduled}
          />
        )}
        {view === 'side' && challenge?.stage !== 'scheduler' && (
          <>
            <SideBySide
              people={people}
              everybody={everybody}
              exchanges={exchanges}
              lost={ledger.lost}
              guard={lab.guard}
              busy={challenges.playing}
              controls={controls}
              selected={selected}
              onSelect={setSelected}
              run={run}
              onOpenElsewhere={(name) => {
                const identity = people.identities.find((each) => each.name === name);
                if (!identity) return;
                window.open(linkAs(labId, identity), '_blank', 'noopener');
                people.remove(name);
              }}
            />
            <LedgerView ledger={ledger} people={everybody} />
          </>
        )}
        {view === 'schedule' && <SchedulerView />}
        {view === 'grid' && <InterleavingsView />}
        {view === 'race' && <RaceView />}
        {view === 'class' && (
          <ClassView
            lab={lab}
            clients={snapshot.clients}
            exchanges={exchanges}
            ledger={ledger}
            selected={selected}
            onSelect={setSelected}
            onPause={(paused) => run(() => changeLab(labId, { paused }))}
          />
        )}
      </main>
      {open && (
        <ExchangeInspector
          key={open.id}
          exchange={open}
          onClose={() => setSelected(null)}
          own={people.identities.map(({ name }) => name)}
          onSend={(request, client) => people.server.send(client, request)}
        />
      )}
      {inviting && <InviteDialog labId={labId} onClose={() => setInviting(false)} />}
    </div>
  );
}
