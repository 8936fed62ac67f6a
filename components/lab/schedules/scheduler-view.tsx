'use client';

import { GuardSelect } from '@/components/lab/guards/guard-select';
import { SegmentedControl } from '@/components/ui/controls/segmented-control';
import { useLinkState } from '@/components/ui/hooks/use-link-state';
import { GUARDS, isGuard } from '@/lib/lab/guards/guard';
import { parseSchedule, programFor } from '@/lib/lab/schedules/program';
import { ScheduleStage } from './schedule-stage';

/** Everybody's steps lie ready; the learner says who moves next. Every move is a real request. */
export function SchedulerView() {
  const [guardText, setGuard] = useLinkState('guard', 'none');
  const guard = isGuard(guardText) ? guardText : 'none';
  const [peopleText, setPeople] = useLinkState('with', '2');
  const people = peopleText === '3' ? 3 : 2;
  const [linked, setLinked] = useLinkState('order', '');
  const program = programFor(guard);
  const order = parseSchedule(linked, program, people) === null ? '' : linked;
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <div className="flex items-center gap-2">
          <GuardSelect
            value={guard}
            onChange={(next) => {
              // Steps of one guard's program mean nothing in another's.
              if (programFor(next).join() !== program.join()) setLinked('');
              setGuard(next);
            }}
          />
        </div>
        <SegmentedControl
          label="How many people"
          value={people === 3 ? '3' : '2'}
          onChange={(next) => {
            setLinked('');
            setPeople(next);
          }}
          options={[
            { value: '2', label: 'Two people' },
            { value: '3', label: 'Three' },
          ]}
        />
        <p className="max-w-prose text-sm text-pretty text-ink-soft">
          {GUARDS.find((each) => each.guard === guard)?.sentence}
        </p>
      </div>
      <ScheduleStage guard={guard} people={people} order={order} onOrder={setLinked} />
    </div>
  );
}
