'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '@/components/documents/shared/problem-words';
import { Button } from '@/components/ui/controls/button';
import { Select } from '@/components/ui/controls/select';
import { TextField } from '@/components/ui/controls/text-field';
import type { NewToken } from '@/lib/client/api/tokens-api';
import { makingToken } from '@/lib/client/cache/tokens-queries';
import { LIFETIMES } from './token-words';

type Lifetime = (typeof LIFETIMES)[number]['value'];

interface NewTokenFormProps {
  readonly onMade: (token: NewToken) => void;
}

/** Asks for what a token is for and for how long it shall work. */
export function NewTokenForm({ onMade }: NewTokenFormProps) {
  const make = useMutation(makingToken(useQueryClient()));
  const [name, setName] = useState('');
  const [lifetime, setLifetime] = useState<Lifetime>('90');
  const submit = () => {
    const { seconds } = LIFETIMES.find(({ value }) => value === lifetime)!;
    make.mutate({ name, ...(seconds && { expiresIn: seconds }) }, { onSuccess: onMade });
  };
  return (
    <form
      aria-label="New token"
      className="mt-4 flex flex-wrap items-end gap-x-4 gap-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label="What is it for?"
        className="min-w-56 flex-1"
        value={name}
        maxLength={60}
        autoComplete="off"
        placeholder="Nightly backup"
        onChange={(event) => setName(event.target.value)}
      />
      <div className="flex flex-col gap-1.5">
        <Select
          label="It works"
          className="min-h-10"
          value={lifetime}
          options={LIFETIMES}
          onChange={setLifetime}
        />
      </div>
      <Button type="submit" variant="primary" disabled={make.isPending || name.trim() === ''}>
        {make.isPending ? 'Making…' : 'Make token'}
      </Button>
      {make.error && (
        <p role="alert" className="w-full text-sm text-danger">
          {problemWords(make.error)}
        </p>
      )}
    </form>
  );
}
