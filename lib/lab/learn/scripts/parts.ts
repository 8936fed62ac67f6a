import type { ScriptStep } from '@/lib/lab/learn/exchange-script';
import { addWord, PICNIC, STARTING_TITLE } from '@/lib/lab/people/starting-text';

/** What the throwaway document says at first. */
export const START = { title: STARTING_TITLE, body: PICNIC };

/** The text after Ana has added a word to what it was at first. */
export const ANA = { ...START, body: addWord(PICNIC, 'Ana', 'cheese') };

/** The text after Ben has added a word to what it was at first: without Ana's. */
export const BEN = { ...START, body: addWord(PICNIC, 'Ben', 'apples') };

/** The text with the words of both. */
export const BOTH = { ...START, body: addWord(ANA.body, 'Ben', 'apples') };

/** The first step on an ordinary document: it is created, and only if there is nothing there. */
export const CREATE: ScriptStep = {
  id: 'create',
  who: 'Ana',
  does: 'creates the throwaway document.',
  method: 'PUT',
  fields: [['If-None-Match', '*']],
  content: START,
  status: 201,
  means: 'There was nothing at this address, so the condition was true. The answer carries the first ETag.',
};

/** An unconditional GET. */
export function reads(
  id: string,
  who: ScriptStep['who'],
  does = 'reads the document.',
  means = 'The answer carries the text, and in ETag the tag of exactly this version.',
): ScriptStep {
  return { id, who, does, method: 'GET', status: 200, means };
}
