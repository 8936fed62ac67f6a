'use client';

import { Button } from '@/components/ui/controls/button';
import { ProgressBar } from '@/components/ui/controls/progress-bar';
import { Select } from '@/components/ui/controls/select';
import { useLinkState } from '@/components/ui/hooks/use-link-state';
import { Banner } from '@/components/ui/page/banner';
import { GUARDS, isGuard } from '@/lib/lab/guards/guard';
import { NumberField } from './number-field';
import { PastRaces } from './past-races';
import { RaceCharts } from './race-charts';
import { RaceNumbers } from './race-numbers';
import { useRace } from './use-race';

const LIMITS = { clients: 200, saves: 50, think: 10_000, tries: 500, words: 4_000 };

/** Many clients save at once: what is refused, what is lost, and what theory expects. */
export function RaceView() {
  const [guardText, setGuard] = useLinkState('guard', 'if-match-required');
  const guard = isGuard(guardText) ? guardText : 'if-match-required';
  const [clientsText, setClients] = useLinkState('clients', '10');
  const [savesText, setSaves] = useLinkState('saves', '5');
  const [thinkText, setThink] = useLinkState('think', '200');
  const [triesText, setTries] = useLinkState('tries', '20');
  const clients = within(clientsText, 2, LIMITS.clients, 10);
  const saves = within(savesText, 1, LIMITS.saves, 5);
  const think = within(thinkText, 0, LIMITS.think, 200);
  const tries = within(triesText, 1, LIMITS.tries, 20);
  const tooMany = clients * saves > LIMITS.words;
  const { race, past, running, problem, start, stop } = useRace();

  return (
    <div className="space-y-6">
      <p className="max-w-prose text-pretty text-ink-soft">
        Every client reads, thinks, adds one word and saves. Whoever is refused goes on from the version that
        the refusal brings along and tries again, or gives the word up after so many tries. All requests go to
        the real server, on a document of their own.
      </p>
      <form
        className="flex flex-wrap items-end gap-x-4 gap-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          start({ guard, clients, saves, think, tries });
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
        <NumberField
          label="Tries a word"
          value={triesText}
          max={LIMITS.tries}
          min={1}
          onChange={setTries}
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
            label="Words saved or given up"
            value={race.acknowledgedWords + race.givenUp}
            max={race.setup.clients * race.setup.saves}
          />
          <RaceNumbers race={race} running={running} />
          <RaceCharts race={race} past={past} />
        </>
      )}
      {past.length > 0 && <PastRaces past={past} />}
    </div>
  );
}

function within(text: string, min: number, max: number, fallback: number): number {
  const value = Math.round(Number(text));
  return text.trim() !== '' && Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
}
