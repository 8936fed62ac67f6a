import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ANA, BEN, CREATE, reads } from './parts';

export const dates: ExchangeScript = {
  id: 'dates',
  title: 'What a date can do here',
  attempts: 5,
  steps: [
    CREATE,
    {
      ...reads(
        'at-once',
        'Ana',
        'reads it at once.',
        'No Last-Modified yet: the second in which it was saved is not over, and another save could still fall into it.',
      ),
      lacks: 'Last-Modified',
    },
    {
      ...reads(
        'later',
        'Ana',
        'waits for a second and reads it again.',
        'Now the second is over. Last-Modified is there, in whole seconds.',
      ),
      after: 1100,
    },
    {
      id: 'dated-read',
      who: 'Ana',
      does: 'asks for it only if it changed since.',
      method: 'GET',
      fields: [['If-Modified-Since', '{later.Last-Modified}']],
      status: 304,
      means: 'It did not. For reading, a date will do.',
    },
    {
      id: 'dated-save',
      who: 'Ana',
      does: 'saves on condition that it did not change since.',
      method: 'PUT',
      fields: [['If-Unmodified-Since', '{later.Last-Modified}']],
      content: ANA,
      status: 428,
      means:
        'The condition is true, and here that is not enough: a date guards too weakly, so a tag is asked for.',
    },
    {
      id: 'ben-saves',
      who: 'Ben',
      does: 'saves with the tag.',
      method: 'PUT',
      fields: [['If-Match', '{later.ETag}']],
      content: BEN,
      status: 204,
      means: 'A new version, with a later date.',
    },
    {
      id: 'late-save',
      who: 'Ana',
      does: 'tries the old date once more.',
      method: 'PUT',
      fields: [['If-Unmodified-Since', '{later.Last-Modified}']],
      content: ANA,
      status: 412,
      means: 'Now the condition is false, and a false condition is always refused.',
    },
  ],
  question: {
    step: 'dated-save',
    ask: 'Nobody has saved. Ana’s save carries If-Unmodified-Since with the right date and no tag. What does Midair answer?',
    answers: [204, 412, 428],
    because:
      'The date is right, but a date cannot tell two saves of one second apart, so Midair wants a tag.',
  },
};

export const sameSecond: ExchangeScript = {
  id: 'same-second',
  title: 'The trap: two saves in one second',
  guard: 'if-unmodified-since',
  attempts: 8,
  steps: [
    reads(
      'ben-reads',
      'Ben',
      'reads the document.',
      'This server knows no tags and sends a date at all times, even of the running second.',
    ),
    {
      id: 'ana-saves',
      who: 'Ana',
      does: 'has read the same and saves “cheese”.',
      method: 'PUT',
      fields: [['If-Unmodified-Since', '{ben-reads.Last-Modified}']],
      content: ANA,
      status: 204,
      means: 'Saved, and still in the same second: Last-Modified is what it was before.',
    },
    {
      id: 'ben-saves',
      who: 'Ben',
      does: 'saves “apples” with the date that he read.',
      method: 'PUT',
      fields: [['If-Unmodified-Since', '{ben-reads.Last-Modified}']],
      content: BEN,
      status: 204,
      means: 'Ana’s version has that date as well, so the condition is true. The save goes through.',
    },
    reads(
      'ana-looks',
      'Ana',
      'looks what is there.',
      '“cheese” is gone, although every save had a condition.',
    ),
  ],
  question: {
    step: 'ben-saves',
    ask: 'Ana has saved meanwhile, in the very second of the version that Ben read. What does his save with his date get?',
    answers: [204, 412, 428],
    because: 'Both versions have the same date. A condition on the date cannot see the difference.',
  },
};
