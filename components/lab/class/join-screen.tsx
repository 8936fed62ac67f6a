'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { TextField } from '@/components/ui/controls/text-field';
import { Banner } from '@/components/ui/page/banner';

interface JoinScreenProps {
  /** The title of the challenge that the class does; `null` for none. */
  readonly challenge: string | null;
  /** What went wrong on the way in, in words; `null` for nothing. */
  readonly problem: string | null;
  /** Joins by that name; rejects with words for people. */
  readonly onJoin: (name: string) => Promise<unknown>;
}

/** What whoever comes by the class's link sees first: who are you? */
export function JoinScreen({ challenge, problem, onJoin }: JoinScreenProps) {
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') {
      setError('Please write your name first.');
      return;
    }
    setBusy(true);
    setError(null);
    try {
      await onJoin(name.trim());
    } catch (fault) {
      setError(fault instanceof Error ? fault.message : 'You could not join. Try again.');
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} noValidate className="mx-auto max-w-sm space-y-5 py-10 sm:py-16">
      {problem !== null && (
        <div role="alert">
          <Banner icon="alert">{problem}</Banner>
        </div>
      )}
      <div>
        <h1 className="font-serif text-3xl text-balance">Join the lab</h1>
        <p className="mt-2 text-pretty text-ink-soft">
          {challenge === null
            ? 'You edit one document together with the others.'
            : `The class does the challenge “${challenge}”. You do it in a lab of your own.`}
        </p>
      </div>
      <TextField
        label="Your name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        hint="Everybody in the lab sees it. You cannot change it later."
        error={error}
        maxLength={40}
        autoComplete="given-name"
        enterKeyHint="go"
        spellCheck={false}
      />
      <Button type="submit" variant="primary" disabled={busy} className="w-full">
        Join
      </Button>
    </form>
  );
}
