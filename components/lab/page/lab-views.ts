import { later } from '@/components/ui/hooks/later';

/** The views of a lab, as the control that chooses one names them. */
export const VIEWS = [
  { value: 'side', label: 'Side by side' },
  { value: 'schedule', label: 'Scheduler' },
  { value: 'grid', label: 'All interleavings' },
  { value: 'race', label: 'Race' },
  { value: 'class', label: 'Class' },
] as const;

// Nobody sees any of these before they ask for it.

export const ExchangeInspector = later(() =>
  import('@/components/lab/exchanges/exchange-inspector').then(({ ExchangeInspector }) => ExchangeInspector),
);

export const InviteDialog = later(() =>
  import('@/components/lab/class/invite-dialog').then(({ InviteDialog }) => InviteDialog),
);

export const ClassView = later(() =>
  import('@/components/lab/class/class-view').then(({ ClassView }) => ClassView),
);

export const RaceView = later(() =>
  import('@/components/lab/race/race-view').then(({ RaceView }) => RaceView),
);

export const SchedulerView = later(() =>
  import('@/components/lab/schedules/scheduler-view').then(({ SchedulerView }) => SchedulerView),
);

export const ScheduleStage = later(() =>
  import('@/components/lab/schedules/schedule-stage').then(({ ScheduleStage }) => ScheduleStage),
);

export const InterleavingsView = later(() =>
  import('@/components/lab/schedules/interleavings-view').then(({ InterleavingsView }) => InterleavingsView),
);
