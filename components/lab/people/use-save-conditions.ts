'use client';

import { useState } from 'react';
import type { Controls } from '@/lib/lab/challenges/challenge';
import type { Guard } from '@/lib/lab/guards/guard';
import { type Condition, usualCondition } from '@/lib/lab/people/person';

interface Choice {
  readonly guard: Guard;
  readonly controls: Controls | null;
  readonly condition: Condition;
}

/** What each person's Save is made conditional on. */
export interface SaveConditions {
  readonly of: (name: string) => Condition;
  readonly choose: (name: string, condition: Condition) => void;
}

/**
 * Keeps what is chosen beside Save, for each person. A choice says nothing about another guard or another challenge:
 * there it is again what a client does by itself under the guard, or the first that the challenge offers.
 */
export function useSaveConditions(guard: Guard, controls: Controls | null): SaveConditions {
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const usual = usualCondition(guard);
  const offered = controls?.conditions;
  const first = offered && !offered.includes(usual) ? (offered[0] ?? usual) : usual;
  return {
    of: (name) => {
      const choice = choices.get(name);
      return choice?.guard === guard && choice.controls === controls ? choice.condition : first;
    },
    choose: (name, condition) =>
      setChoices((before) => new Map(before).set(name, { guard, controls, condition })),
  };
}
