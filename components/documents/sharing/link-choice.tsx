import { type Ref, useId } from 'react';
import type { LinkAccess } from '@/lib/client/api/sharing-api';
import { LINK_CHOICES } from './sharing-words';

interface LinkChoiceProps {
  readonly link: LinkAccess;
  readonly disabled: boolean;
  readonly ref?: Ref<HTMLFieldSetElement>;
  readonly onChange: (link: LinkAccess) => void;
}

/** What everybody with the link may do: native radio buttons, so arrow keys work as everywhere. */
export function LinkChoice({ link, disabled, onChange, ref }: LinkChoiceProps) {
  const name = useId();
  return (
    <fieldset ref={ref}>
      <legend className="text-sm font-semibold">Anyone with the link</legend>
      <div className="mt-2 divide-y divide-line rounded-lg border border-line bg-surface">
        {LINK_CHOICES.map(({ value, label, hint }) => (
          <label
            key={value}
            className="flex cursor-pointer gap-3 px-3.5 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === link}
              // Not `disabled`: focus would be lost in the middle of choosing.
              aria-disabled={disabled}
              aria-labelledby={`${name}-${value}`}
              aria-describedby={`${name}-${value}-hint`}
              onChange={() => {
                if (!disabled) onChange(value);
              }}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span id={`${name}-${value}`} className="block text-sm font-medium">
                {label}
              </span>
              <span id={`${name}-${value}-hint`} className="block text-sm text-pretty text-ink-soft">
                {hint}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
