'use client';

import { GuardSelect } from '@/components/lab/guards/guard-select';
import { Button } from '@/components/ui/controls/button';
import { ProgressBar } from '@/components/ui/controls/progress-bar';
import { useLinkState } from '@/components/ui/hooks/use-link-state';
import { Banner } from '@/components/ui/page/banner';
import { isGuard } from '@/lib/lab/guards/guard';
import { NumberField } from './number-field';
import { PastRaces } from './past-races';
import { RaceCharts } from './race-charts';
import { RaceNumbers } from './race-numbers';
import { useRace } from './use-race';

/** What is asked of whoever starts a race, by its name in the link. `usual` stands there until somebody changes it. */
const NUMBERS = {
  clients: { label: 'Clients', min: 2, max: 200, usual: 10 },
  saves: { label: 'Words each', min: 1, max: 50, usual: 5 },
  think: { label: 'Thinking, ms', min: 0, max: 10_000, usual: 200 },
  tries: { label: 'Tries a word', min: 1, max: 500, usual: 20 },
} as const;
const MOST_WORDS = 4_000;

/** Many clients save at once: what is refused, what is lost, and what theory expects. */
export function RaceView() {
  const [guardText, setGuard] = useLinkState('guard', 'if-match-required');
  const guard = isGuard(guardText) ? guardText : 'if-match-required';
  const clients = useNumber('clients');
  const saves = useNumber('saves');
  const think = useNumber('think');
  const tries = useNumber('tries');
  const words = clients.number * saves.number;
  const tooMany = words > MOST_WORDS;
  const { race, past, running, problem, start, stop } = useRace();

  return (
    <div className="space-y-6">
      <p className="max-w-prose text-pretty text-ink-soft">
        Every client reads, thinks, adds one word and saves. A client that is refused continues from the
        version in the refusal and tries again, or gives up its word after so many tries. All requests go to
        the real server, on a document of their own.
      </p>
      <form
        className="flex flex-wrap items-end gap-x-4 gap-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          start({
            guard,
            clients: clients.number,
            saves: saves.number,
            think: think.number,
            tries: tries.number,
          });
        }}
      >
        <div className="flex flex-col gap-1">
          <GuardSelect value={guard} disabled={running} onChange={setGuard} />
        </div>
        {[clients, saves, think, tries].map(({ field }) => (
          <NumberField key={field.label} {...field} disabled={running} />
        ))}
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
          That would be {words.toLocaleString('en')} words. Up to {MOST_WORDS.toLocaleString('en')} fit.
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

/** A number that lives in the link: the field for it, and what it is, within its limits. */
function useNumber(name: keyof typeof NUMBERS) {
  const { label, min, max, usual } = NUMBERS[name];
  const [value, onChange] = useLinkState(name, String(usual));
  const given = Math.round(Number(value));
  const number = value.trim() !== '' && Number.isFinite(given) ? Math.min(max, Math.max(min, given)) : usual;
  return { field: { label, min, max, value, onChange }, number };
}
