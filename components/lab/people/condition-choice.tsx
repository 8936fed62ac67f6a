import { Select } from '@/components/ui/controls/select';
import type { Condition } from '@/lib/lab/people/person';
import type { ConditionOption } from './condition-options';

interface ConditionChoiceProps {
  readonly label: string;
  readonly value: Condition;
  readonly options: readonly ConditionOption[];
  readonly onChange: (condition: Condition) => void;
}

/** What a request is made conditional on. Where there is nothing to choose it only says what is sent. */
export function ConditionChoice({ label, value, options, onChange }: ConditionChoiceProps) {
  const [only, another] = options;
  if (!only || (!another && only.value === 'nothing')) return null;
  if (!another) return <span className="truncate font-mono text-xs text-ink-soft">{only.label}</span>;
  return (
    <Select
      label={label}
      labelHidden
      value={value}
      options={options}
      onChange={onChange}
      className="flex-1 font-mono text-xs"
    />
  );
}
