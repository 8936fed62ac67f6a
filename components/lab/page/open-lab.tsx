'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { ChallengeSection } from '@/components/lab/challenges/challenge-section';
import { useChallenges } from '@/components/lab/challenges/use-challenges';
import { ClassChallengeBanner } from '@/components/lab/class/class-challenge-banner';
import { JoinScreen } from '@/components/lab/class/join-screen';
import { useClassReport } from '@/components/lab/class/use-class-report';
import { LedgerView } from '@/components/lab/exchanges/ledger-view';
import { useLedger } from '@/components/lab/exchanges/use-ledger';
import { Elsewhere } from '@/components/lab/people/elsewhere';
import { SideBySide } from '@/components/lab/people/side-by-side';
import { usePeople } from '@/components/lab/people/use-people';
import { useLinkState } from '@/components/ui/hooks/use-link-state';
import { download } from '@/components/ui/text/download';
import type { Challenge } from '@/lib/lab/challenges/challenge';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { linkAs } from '@/lib/lab/client/identities';
import { changeLab, resetLab } from '@/lib/lab/client/lab-api';
import { openOwnLab } from '@/lib/lab/client/own-lab';
import { toHar } from '@/lib/lab/exchanges/har';
import type { LostWord } from '@/lib/lab/ledger/ledger';
import { asSender } from '@/lib/lab/people/as-sender';
import type { LabView } from '@/lib/lab/people/lab-view';
import { LabFrame } from './lab-frame';
import { LabHead } from './lab-head';
import { LabOver } from './lab-over';
import { LabToolbar } from './lab-toolbar';
import {
  ClassView,
  ExchangeInspector,
  InterleavingsView,
  InviteDialog,
  RaceView,
  SchedulerView,
  ScheduleStage,
} from './lab-views';
import { OwnLabBanner } from './own-lab-banner';
import { telling } from './telling';
import type { FollowedLab } from './use-lab';
import { useNewRound } from './use-new-round';

interface OpenLabProps {
  readonly lab: LabView;
  readonly followed: FollowedLab;
  /** What went wrong on the way in, in words; `null` for nothing. */
  readonly problem: string | null;
}

const NOTHING_LOST: readonly LostWord[] = [];

/** A lab: several people over one document, and everything that one can find out with them. */
export function OpenLab({ lab, followed, problem }: OpenLabProps) {
  const { id: labId, teacher } = lab;
  const { snapshot, over } = followed;
  const { exchanges, begins } = snapshot;
  const router = useRouter();
  const [view, setView] = useLinkState('view', 'side');
  const [wanted, setWanted] = useLinkState('people', '1');
  const [size, setSize] = useLinkState('type', 'usual');
  const [classId] = useLinkState('class', '');
  const [linked] = useLinkState('challenge', '');
  const onCount = useCallback((count: number) => setWanted(String(count)), [setWanted]);
  const people = usePeople(labId, {
    wanted: Math.min(3, Math.max(1, Number(wanted) || 1)),
    ready: view === 'side',
    teacher,
    onCount,
    round: lab.round,
  });
  const classReport = useClassReport(classId);
  const [selected, setSelected] = useState<string | null>(null);
  const [inviting, setInviting] = useState(false);
  const [leaving, setLeaving] = useState(false);

  const own = useMemo(() => people.identities.map(({ name }) => name), [people.identities]);
  const everybody = useMemo(() => {
    const joined = snapshot.clients.map(({ name }) => name);
    return joined.length > 0 ? joined : own;
  }, [snapshot.clients, own]);
  const start = begins ?? lab.start;
  const ledger = useLedger(start, exchanges);

  const { forget } = people;
  const startAnew = useCallback(() => {
    forget();
    setSelected(null);
  }, [forget]);
  const expectRound = useNewRound(lab.round, startAnew);
  const showSides = useCallback(() => setView('side'), [setView]);
  const challenges = useChallenges({
    labId,
    people,
    everybody,
    round: lab.round,
    // In a class's lab nobody but its teacher does a challenge: students have labs of their own for that.
    start: teacher ? start : undefined,
    exchanges,
    ledger,
    run: telling,
    onRound: expectRound,
    onBegun: showSides,
    ...(classId === '' ? {} : { onProgress: classReport.report }),
  });
  const challenge = teacher ? challenges.challenge : undefined;
  const controls = teacher ? challenges.controls : null;

  const ofClass = CHALLENGES.find(({ id }) => id === (lab.challenge ?? linked));
  const goToOwnLab = async (challenge: Challenge, of = labId) => {
    setLeaving(true);
    try {
      router.push(await openOwnLab(of, challenge));
    } finally {
      setLeaving(false);
    }
  };
  const join = async (name: string) => {
    await people.join(name);
    if (ofClass) telling(() => goToOwnLab(ofClass));
  };
  const isGuest = view === 'side' && !teacher;
  if (isGuest && people.nameless && over) {
    return (
      <LabFrame>
        <LabOver />
      </LabFrame>
    );
  }
  if (isGuest && people.nameless) {
    return (
      <LabFrame className="px-4 sm:px-6">
        <JoinScreen challenge={ofClass?.title ?? null} problem={problem} onJoin={join} />
      </LabFrame>
    );
  }

  const recorded = exchanges.find(({ id }) => id === selected);
  const sender = people.identities.find(({ name }) => name === recorded?.client);
  const open =
    recorded &&
    asSender(recorded, { token: sender?.token, lock: people.persons.get(recorded.client)?.lock ?? null });
  return (
    <LabFrame
      large={size === 'large'}
      className="mx-auto max-w-[110rem] space-y-5 px-4 pb-16 sm:px-6"
      beside={
        <>
          {open && (
            <ExchangeInspector
              key={open.id}
              exchange={open}
              onClose={() => setSelected(null)}
              own={own}
              onSend={over ? undefined : (request, client) => people.server.send(client, request)}
            />
          )}
          {inviting && !over && (
            <InviteDialog labId={labId} challenge={lab.challenge} onClose={() => setInviting(false)} />
          )}
        </>
      }
    >
      <LabHead
        lab={lab}
        followed={followed}
        view={view}
        onView={setView}
        calm={controls !== null}
        problem={problem}
        joining={people.problem}
        onJoin={people.tryAgain}
      />
      {classId !== '' && (
        <OwnLabBanner
          classId={classId}
          name={classReport.name}
          open={challenge?.id}
          onStart={(next) => telling(() => goToOwnLab(next, classId))}
        />
      )}
      {isGuest && !over && classId === '' && ofClass && (
        <ClassChallengeBanner
          title={ofClass.title}
          busy={leaving}
          onStart={() => telling(() => goToOwnLab(ofClass))}
        />
      )}
      {(view === 'side' || view === 'class') && !controls && (
        <LabToolbar
          guard={lab.guard}
          teacher={teacher}
          over={over}
          onGuard={(guard) => telling(() => changeLab(labId, { guard }))}
          onReset={() => telling(() => resetLab(labId))}
          onInvite={over ? undefined : () => setInviting(true)}
          onAddPerson={
            teacher && !over && people.identities.length < 3 ? () => telling(people.add) : undefined
          }
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
      {view === 'side' && teacher && <ChallengeSection challenges={challenges} over={over} />}
      {view === 'side' && challenge?.stage === 'scheduler' && (
        <ScheduleStage
          key={`${challenge.id} ${challenges.begun}`}
          guard={challenge.guard}
          people={2}
          order=""
          demonstration={challenges.demonstration}
          onCarriedOut={challenges.onScheduled}
        />
      )}
      {view === 'side' && challenge?.stage !== 'scheduler' && (
        <>
          {teacher && <Elsewhere own={own} everybody={everybody} />}
          <SideBySide
            people={people}
            everybody={everybody}
            exchanges={exchanges}
            clockAhead={snapshot.clockAhead}
            lost={ledger?.lost ?? NOTHING_LOST}
            guard={lab.guard}
            busy={challenges.playing}
            over={over}
            controls={controls}
            selected={selected}
            onSelect={setSelected}
            run={telling}
            onOpenElsewhere={(name) => {
              const identity = people.identities.find((each) => each.name === name);
              if (!identity) return;
              window.open(linkAs(labId, identity), '_blank', 'noopener');
              people.remove(name);
            }}
          />
          {ledger && <LedgerView ledger={ledger} people={everybody} />}
        </>
      )}
      {view === 'schedule' && <SchedulerView />}
      {view === 'grid' && <InterleavingsView />}
      {view === 'race' && <RaceView />}
      {view === 'class' && ledger && (
        <ClassView
          lab={lab}
          over={over}
          snapshot={snapshot}
          ledger={ledger}
          own={own}
          selected={selected}
          onSelect={setSelected}
          onPause={(paused) => telling(() => changeLab(labId, { paused }))}
          onChallenge={(challenge) => telling(() => changeLab(labId, { challenge }))}
        />
      )}
    </LabFrame>
  );
}
