'use client';

import { useId, useMemo } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { toCsv } from '@/lib/lab/csv';
import { expectedBlindShare, expectedRefusedShare } from '@/lib/lab/expected-collisions';
import { GUARDS, type Guard, guardLabel, isGuard } from '@/lib/lab/guard';
import { timeline, totalsOf } from '@/lib/lab/race-statistics';
import { CollisionCurve } from './collision-curve';
import { download } from './download';
import { ProgressBar } from './progress-bar';
import { RaceChart } from './race-chart';
import { Select } from './select';
import { useLinkState } from './use-link-state';
import { type RaceState, useRace } from './use-race';

const LIMITS = { clients: 200, saves: 50, think: 10_000, words: 4_000 };
/** Guards that refuse every save whose tag is old, and those that refuse none: for both the share can be computed. */
const EXACT: readonly Guard[] = ['if-match-required', 'if-match-merge'];
const BLIND: readonly Guard[] = ['none', 'if-match-optional'];

/** Many clients save at once: what is refused, what is lost, and what theory expects. */
export function RaceView() {
  const [guardText, setGuard] = useLinkState('guard', 'if-match-required');
  const guard = isGuard(guardText) ? guardText : 'if-match-required';
  const [clientsText, setClients] = useLinkState('clients', '10');
  const [savesText, setSaves] = useLinkState('saves', '5');
  const [thinkText, setThink] = useLinkState('think', '200');
  const clients = within(clientsText, 2, LIMITS.clients, 10);
  const saves = within(savesText, 1, LIMITS.saves, 5);
  const think = within(thinkText, 0, LIMITS.think, 200);
  const tooMany = clients * saves > LIMITS.words;
  const { race, past, running, problem, start, stop } = useRace();

  return (
    <div className="space-y-6">
      <p className="max-w-prose text-pretty text-ink-soft">
        Every client reads, thinks, adds one word and saves; whoever is refused reads again and retries. All
        requests go to the real server, on a document of their own.
      </p>
      <form
        className="flex flex-wrap items-end gap-x-4 gap-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          start({ guard, clients, saves, think });
        }}
      >
        <div className="flex flex-col gap-1">
          <Select
            label="Guard"
            value={guard}
            disabled={running}
            options={GUARDS.map(({ guard: value, label }) => ({ value, label }))}
            onChange={setGuard}
          />
        </div>
        <NumberField
          label="Clients"
          value={clientsText}
          max={LIMITS.clients}
          min={2}
          onChange={setClients}
          disabled={running}
        />
        <NumberField
          label="Words each"
          value={savesText}
          max={LIMITS.saves}
          min={1}
          onChange={setSaves}
          disabled={running}
        />
        <NumberField
          label="Thinking, ms"
          value={thinkText}
          max={LIMITS.think}
          min={0}
          onChange={setThink}
          disabled={running}
        />
        {running ? (
          <Button onClick={stop}>Stop</Button>
        ) : (
          <Button type="submit" variant="primary" disabled={tooMany}>
            Start the race
          </Button>
        )}
      </form>
      {tooMany && (
        <p role="alert" className="text-sm text-danger">
          That would be {(clients * saves).toLocaleString('en')} words. Up to{' '}
          {LIMITS.words.toLocaleString('en')} fit.
        </p>
      )}
      {problem && <Banner icon="alert">{problem}</Banner>}
      {race && (
        <>
          <ProgressBar
            label="Words saved"
            value={race.acknowledgedWords}
            max={race.setup.clients * race.setup.saves}
          />
          <Numbers race={race} running={running} />
          <Charts race={race} past={past} />
        </>
      )}
      {past.length > 0 && <PastRaces past={past} />}
    </div>
  );
}

function Numbers({ race, running }: { readonly race: RaceState; readonly running: boolean }) {
  const totals = totalsOf(race.saves, race.elapsed);
  const { result } = race;
  const addsUp = totals.acknowledged + totals.refused + totals.unanswered === totals.sent;
  return (
    <>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
        <Figure term="Saves sent" value={totals.sent} />
        <Figure term="Acknowledged" value={totals.acknowledged} />
        <Figure
          term="Refused"
          value={totals.refused}
          note={totals.retries > 0 ? `${totals.retries.toLocaleString('en')} retries` : undefined}
        />
        <Figure term="Without answer" value={totals.unanswered} />
        <Figure term="Saves a second" value={Math.round(totals.throughput * 10) / 10} />
        <Figure
          term="Words lost"
          value={result ? result.missing : null}
          danger={(result?.missing ?? 0) > 0}
          note={
            result
              ? `the ledger finds ${result.lostByLedger.toLocaleString('en')}`
              : running
                ? 'counted at the end'
                : undefined
          }
        />
      </dl>
      <p role="status" className="text-sm text-ink-soft">
        {result && (
          <>
            {totals.acknowledged.toLocaleString('en')} acknowledged + {totals.refused.toLocaleString('en')}{' '}
            refused + {totals.unanswered.toLocaleString('en')} without answer ={' '}
            {totals.sent.toLocaleString('en')} sent.{' '}
            {addsUp ? 'The numbers add up.' : 'The numbers do not add up.'}
            {result.stopped && ' The race was stopped early.'}
          </>
        )}
      </p>
    </>
  );
}

function Figure({
  term,
  value,
  note,
  danger = false,
}: {
  readonly term: string;
  readonly value: number | null;
  readonly note?: string | undefined;
  readonly danger?: boolean;
}) {
  return (
    <div className="rounded-lg border border-line bg-surface px-3.5 py-2.5">
      <dt className="text-xs text-ink-soft">{term}</dt>
      <dd className={cx('text-2xl font-semibold tabular-nums', danger && 'text-danger')}>
        {value === null ? '–' : value.toLocaleString('en')}
      </dd>
      {note && <dd className="text-xs text-ink-soft">{note}</dd>}
    </div>
  );
}

function Charts({ race, past }: { readonly race: RaceState; readonly past: readonly RaceState[] }) {
  const slices = useMemo(() => timeline(race.saves, race.elapsed, 60), [race.saves, race.elapsed]);
  const { guard } = race.setup;
  const exact = EXACT.includes(guard);
  const blind = BLIND.includes(guard);
  const measured = past
    .filter(({ setup, result }) => setup.guard === guard && result && !result.stopped)
    .map((each) => ({ clients: each.setup.clients, share: collidedShare(each) }));
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <figure className="rounded-lg border border-line bg-surface p-4">
        <figcaption className="mb-2 text-sm font-semibold">Saves over time</figcaption>
        <RaceChart slices={slices} elapsed={race.elapsed} />
      </figure>
      {(exact || blind) && (
        <figure className="rounded-lg border border-line bg-surface p-4">
          <figcaption className="mb-2 text-sm font-semibold">
            {exact
              ? 'Share of saves refused, by clients'
              : 'Share of saves that overwrite another unseen, by clients'}
          </figcaption>
          <CollisionCurve
            expected={exact ? expectedRefusedShare : expectedBlindShare}
            measured={measured}
            label={`${guardLabel(guard)}: share of saves that collide, by number of clients`}
          />
          <p className="mt-2 text-sm text-pretty text-ink-soft">
            Dashed: expected{' '}
            {exact ? (
              <>
                <span className="font-serif italic">1 − 1/Q(n)</span> with{' '}
                <span className="font-serif italic">Q(n) = 1 + (1−1/n) + (1−1/n)(1−2/n) + …</span>, as in the
                birthday problem; about √(πn/2) tries a save. Dots: measured.
              </>
            ) : (
              <>
                <span className="font-serif italic">1 − 1/n</span>: only who saved last is up to date, and the
                next to save is that one in one of n cases. Dots: measured.
              </>
            )}{' '}
            It supposes that thinking takes much longer than the network.
          </p>
        </figure>
      )}
    </div>
  );
}

/** The share of saves that collided: refused where a guard is, or else blind for what another had saved meanwhile. */
function collidedShare({ saves, elapsed, setup }: RaceState): number {
  if (!BLIND.includes(setup.guard)) return totalsOf(saves, elapsed).collisionShare;
  const acknowledged = saves.filter(({ result }) => result === 'acknowledged');
  const times = acknowledged.map(({ answeredAt }) => answeredAt).sort((a, b) => a - b);
  const blind = acknowledged.filter(({ readAt, answeredAt }) =>
    times.some((at) => at > readAt && at < answeredAt),
  );
  return acknowledged.length === 0 ? 0 : blind.length / acknowledged.length;
}

function PastRaces({ past }: { readonly past: readonly RaceState[] }) {
  const header = [
    'guard',
    'clients',
    'words each',
    'thinking ms',
    'sent',
    'acknowledged',
    'refused',
    'without answer',
    'retries',
    'saves a second',
    'share collided',
    'words lost',
    'lost by ledger',
    'seconds',
    'stopped',
  ];
  const rows = past.map((each) => {
    const totals = totalsOf(each.saves, each.elapsed);
    return [
      each.setup.guard,
      each.setup.clients,
      each.setup.saves,
      each.setup.think,
      totals.sent,
      totals.acknowledged,
      totals.refused,
      totals.unanswered,
      totals.retries,
      Math.round(totals.throughput * 10) / 10,
      Math.round(collidedShare(each) * 1000) / 1000,
      each.result?.missing ?? 0,
      each.result?.lostByLedger ?? 0,
      Math.round(each.elapsed / 100) / 10,
      each.result?.stopped ? 'yes' : 'no',
    ];
  });
  return (
    <section aria-labelledby="past-races">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="past-races" className="font-semibold">
          Races so far
        </h2>
        <Button size="small" onClick={() => download('races.csv', 'text/csv', toCsv([header, ...rows]))}>
          <Icon name="download" /> Download as CSV
        </Button>
      </div>
      <ScrollRegion
        label="Table of races"
        className="mt-2 overflow-x-auto rounded-lg border border-line bg-surface"
      >
        <table className="w-full border-collapse text-sm tabular-nums">
          <thead>
            <tr className="border-b border-line-strong text-left">
              {header.slice(0, 13).map((each) => (
                <th key={each} scope="col" className="px-3 py-2 font-semibold whitespace-nowrap">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: races keep their order.
              <tr key={index} className="border-b border-line">
                {row.slice(0, 13).map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column.
                  <td key={column} className="px-3 py-1.5 whitespace-nowrap">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function NumberField({
  label,
  value,
  min,
  max,
  disabled,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly min: number;
  readonly max: number;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        required
        min={min}
        max={max}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-8 w-28 rounded-md border border-line-strong/60 bg-surface px-2 text-sm tabular-nums hover:border-line-strong pointer-coarse:min-h-11"
      />
    </div>
  );
}

function within(text: string, min: number, max: number, fallback: number): number {
  const value = Math.round(Number(text));
  return text.trim() !== '' && Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
}
