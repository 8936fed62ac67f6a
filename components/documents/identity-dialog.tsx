'use client';

import { useId, useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { personColor } from '@/components/ui/person-color';
import { TextField } from '@/components/ui/text-field';
import type { Person } from '@/lib/client/shapes';

/** What the server's palette of people is called, by index. */
const colours = ['Rose', 'Green', 'Indigo', 'Orange', 'Teal', 'Purple', 'Olive', 'Blue'] as const;

interface IdentityDialogProps {
  readonly me: Person;
  readonly busy: boolean;
  readonly error: string | null;
  readonly onSave: (change: Pick<Person, 'name' | 'colour'>) => void;
  readonly onClose: () => void;
}

/** Asks how one is to be called and in which colour. Mounted while it is open, so it starts afresh each time. */
export function IdentityDialog({ me, busy, error, onSave, onClose }: IdentityDialogProps) {
  const form = useId();
  const [name, setName] = useState(me.name);
  const [colour, setColour] = useState(me.colour);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="How others see you"
      description="Your name stands beside what you save. No account is needed: this browser remembers you."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" disabled={busy || name.trim() === ''}>
            {busy ? 'Saving…' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="space-y-5 py-2"
        onSubmit={(event) => {
          event.preventDefault();
          onSave({ name: name.trim(), colour });
        }}
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
                  name={`${form}-colour`}
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
      </form>
    </Dialog>
  );
}
