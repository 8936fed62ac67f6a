'use client';

import { useId, useState } from 'react';
import { TextField } from '@/components/ui/controls/text-field';
import { FormDialog } from '@/components/ui/overlays/form-dialog';
import { Avatar } from '@/components/ui/people/avatar';
import { personColor } from '@/components/ui/people/person-color';
import type { Person } from '@/lib/client/api/shapes';

/** What the server's palette of people is called, by index. */
const colours = ['Rose', 'Green', 'Indigo', 'Orange', 'Teal', 'Purple', 'Olive', 'Blue'] as const;

interface IdentityDialogProps {
  readonly me: Person;
  readonly busy: boolean;
  readonly error: string | null;
  readonly onSave: (change: Pick<Person, 'name' | 'colour'>) => void;
  readonly onClose: () => void;
}

/** Asks how one is to be called and in which colour. */
export function IdentityDialog({ me, busy, error, onSave, onClose }: IdentityDialogProps) {
  const group = useId();
  const [name, setName] = useState(me.name);
  const [colour, setColour] = useState(me.colour);
  return (
    <FormDialog
      title="How others see you"
      description="Your name stands beside what you save. No account is needed: this browser remembers you."
      busy={busy}
      ready={name.trim() !== ''}
      onSave={() => onSave({ name: name.trim(), colour })}
      onClose={onClose}
    >
      <TextField
        label="Name"
        error={error}
        value={name}
        maxLength={60}
        autoComplete="nickname"
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset>
        <legend className="mb-2 text-sm font-medium">Colour</legend>
        <div className="flex flex-wrap gap-2">
          {colours.map((label, index) => (
            <label
              key={label}
              title={label}
              className="relative rounded-full border-2 border-transparent p-0.5 has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name={group}
                aria-label={label}
                checked={index === colour}
                onChange={() => setColour(index)}
                className="absolute inset-0 cursor-pointer appearance-none rounded-full"
              />
              <Avatar decorative name={name || me.name} color={personColor(index)} />
            </label>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}
