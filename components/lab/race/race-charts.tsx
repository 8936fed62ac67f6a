import { type ReactNode, useMemo } from 'react';
import { type Guard, guardLabel } from '@/lib/lab/guards/guard';
import {
  expectedBlindShare,
  expectedMergedShare,
  expectedRefusedShare,
} from '@/lib/lab/races/expected-collisions';
import { collidedShare, isBlind, timeline } from '@/lib/lab/races/race-statistics';
import { CollisionCurve } from './collision-curve';
import { SavesChart } from './saves-chart';
import type { RaceState } from './use-race';

interface RaceChartsProps {
  readonly race: RaceState;
  readonly past: readonly RaceState[];
}

interface Expected {
  readonly of: string;
  readonly share: (clients: number) => number;
  readonly why: ReactNode;
}

/** Saves over time, and the share that collided beside what theory expects. */
export function RaceCharts({ race, past }: RaceChartsProps) {
  const slices = useMemo(() => timeline(race.saves, race.elapsed, 60), [race.saves, race.elapsed]);
  const { guard } = race.setup;
  const expected = expectedUnder(guard);
  const measured = past
    .filter(({ setup, result }) => setup.guard === guard && result && !result.stopped)
    .map(({ setup, saves }) => ({ clients: setup.clients, share: collidedShare(guard, saves) }));
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <figure className="rounded-lg border border-line bg-surface p-4">
        <figcaption className="mb-2 text-sm font-semibold">Saves over time</figcaption>
        <SavesChart slices={slices} elapsed={race.elapsed} />
      </figure>
      {expected && (
        <figure className="rounded-lg border border-line bg-surface p-4">
          <figcaption className="mb-2 text-sm font-semibold">{expected.of}, by clients</figcaption>
          <CollisionCurve
            expected={expected.share}
            measured={measured}
            label={`${guardLabel(guard)}: share of saves that collide, by number of clients`}
          />
          <p className="mt-2 text-sm text-pretty text-ink-soft">
            Dashed: expected {expected.why} Dots: measured.
          </p>
        </figure>
      )}
    </div>
  );
}

/** What theory expects under a guard; `null` where it depends on the clock or on how long a write takes. */
function expectedUnder(guard: Guard): Expected | null {
  if (isBlind(guard)) {
    return {
      of: 'Share of saves that overwrite another unseen',
      share: expectedBlindShare,
      why: (
        <>
          <Formula>1 − 1/n</Formula>: only who saved last is up to date, and the next to save is that one in
          one of n cases. It supposes that thinking takes much longer than the network.
        </>
      ),
    };
  }
  if (guard === 'if-match-required') {
    return {
      of: 'Share of saves refused',
      share: expectedRefusedShare,
      why: (
        <>
          <Formula>1 − 1/Q(n)</Formula> with <Formula>Q(n) = 1 + (1−1/n) + (1−1/n)(1−2/n) + …</Formula>, as in
          the birthday problem; about √(πn/2) tries a save. A client that is refused thinks again before the
          next try. It supposes that thinking takes much longer than the network: what is under way at once
          collides in any case.
        </>
      ),
    };
  }
  if (guard === 'if-match-merge') {
    return {
      of: 'Share of saves refused',
      share: expectedMergedShare,
      why: (
        <>
          <Formula>(1 − 1/n) / (2 − 1/n)</Formula>, at most one half: a program merges and sends again at
          once, so nearly every save is refused once and then gets through. More than that are refused when
          several programs send at the same moment.
        </>
      ),
    };
  }
  return null;
}

function Formula({ children }: { readonly children: ReactNode }) {
  return <span className="font-serif italic">{children}</span>;
}
