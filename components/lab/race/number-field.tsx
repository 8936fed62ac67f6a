import { useId } from 'react';

interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly min: number;
  readonly max: number;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

/** A field for a whole number. */
export function NumberField({ label, value, min, max, disabled, onChange }: NumberFieldProps) {
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
