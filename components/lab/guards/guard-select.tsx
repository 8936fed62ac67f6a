import { Select } from '@/components/ui/controls/select';
import { GUARDS, type Guard } from '@/lib/lab/guards/guard';

interface GuardSelectProps {
  readonly value: Guard;
  readonly disabled?: boolean;
  readonly onChange: (guard: Guard) => void;
  readonly className?: string;
}

const OPTIONS = GUARDS.map(({ guard, label }) => ({ value: guard, label }));

/** Which guard the document is under. */
export function GuardSelect(props: GuardSelectProps) {
  return <Select label="Guard" options={OPTIONS} {...props} />;
}
