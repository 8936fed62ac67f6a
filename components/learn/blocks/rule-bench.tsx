'use client';

import { useId, useState } from 'react';
import { Select } from '@/components/ui/controls/select';
import type { Validators } from '@/lib/http/conditions/preconditions';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import { evaluate, METHODS } from '@/lib/lab/learn/evaluate';
import { Source } from './source';

const SAVED = Date.UTC(2026, 2, 2, 9, 0, 5);
const NOW = SAVED + 60 * 60_000;
const CURRENT: Validators = { etag: { opaque: '2-b', weak: false }, lastModified: SAVED };

const TAGS = [
  { value: 'absent', label: 'not sent' },
  { value: '"2-b"', label: '"2-b" · the current tag' },
  { value: '"1-a"', label: '"1-a" · an older tag' },
  { value: '"1-a", "2-b"', label: '"1-a", "2-b" · both' },
  { value: 'W/"2-b"', label: 'W/"2-b" · made weak' },
  { value: '*', label: '* · any' },
  { value: '2-b', label: '2-b · without quotation marks' },
  { value: '', label: 'empty' },
] as const;

const DATES = [
  { value: 'absent', label: 'not sent' },
  { value: 'Mon, 02 Mar 2026 09:00:05 GMT', label: 'Mon, 02 Mar 2026 09:00:05 GMT · that of the last save' },
  { value: 'Mon Mar  2 09:00:05 2026', label: 'Mon Mar  2 09:00:05 2026 · the same in an old form' },
  { value: 'Mon, 02 Mar 2026 08:00:00 GMT', label: 'Mon, 02 Mar 2026 08:00:00 GMT · before it' },
  { value: '2026-03-02T09:00:05Z', label: '2026-03-02T09:00:05Z · no HTTP date' },
] as const;

const STATES = [
  { value: 'exists', label: 'exists: tag "2-b", saved at 09:00:05' },
  { value: 'nothing', label: 'does not exist' },
] as const;

type Tag = (typeof TAGS)[number]['value'];
type DateText = (typeof DATES)[number]['value'];

/** Puts a request together and says what it gets. The server's own code decides, right here in the browser. */
export function RuleBench() {
  const id = useId();
  const [method, setMethod] = useState<(typeof METHODS)[number]>('PUT');
  const [state, setState] = useState<(typeof STATES)[number]['value']>('exists');
  const [ifMatch, setIfMatch] = useState<Tag>('"1-a"');
  const [ifUnmodifiedSince, setIfUnmodifiedSince] = useState<DateText>('absent');
  const [ifNoneMatch, setIfNoneMatch] = useState<Tag>('absent');
  const [ifModifiedSince, setIfModifiedSince] = useState<DateText>('absent');
  const sent = (value: string) => (value === 'absent' ? null : value);
  const verdict = evaluate(
    {
      method,
      ifMatch: sent(ifMatch),
      ifUnmodifiedSince: sent(ifUnmodifiedSince),
      ifNoneMatch: sent(ifNoneMatch),
      ifModifiedSince: sent(ifModifiedSince),
    },
    state === 'exists' ? CURRENT : null,
    NOW,
  );
  const methods = METHODS.map((value) => ({ value, label: value }));
  return (
    <section
      aria-labelledby={id}
      className="rounded-xl border border-line-strong/50 bg-surface px-4 py-4 sm:px-5"
    >
      <h2 id={id} className="font-serif text-xl font-semibold">
        Put a request together
      </h2>
      <p className="mt-1 text-sm text-pretty text-ink-soft">
        The code that decides on the server runs on this page, too. It gives the answer.
      </p>
      <div className="mt-4 grid items-center gap-x-4 gap-y-1.5 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-y-2.5">
        <Select label="The document" value={state} options={STATES} onChange={setState} />
        <Select label="Method" value={method} options={methods} onChange={setMethod} />
        <Select label="If-Match" value={ifMatch} options={TAGS} onChange={setIfMatch} />
        <Select
          label="If-Unmodified-Since"
          value={ifUnmodifiedSince}
          options={DATES}
          onChange={setIfUnmodifiedSince}
        />
        <Select label="If-None-Match" value={ifNoneMatch} options={TAGS} onChange={setIfNoneMatch} />
        <Select
          label="If-Modified-Since"
          value={ifModifiedSince}
          options={DATES}
          onChange={setIfModifiedSince}
        />
      </div>
      <p role="status" className="mt-5 rounded-lg bg-sunken px-4 py-3 text-sm">
        <span className="block font-mono text-lg font-semibold">
          {verdict.status} {reasonPhrase(verdict.status)}
        </span>
        <span className="mt-1 block text-pretty">
          {verdict.sentence}{' '}
          <span className="text-ink-soft [&_a]:text-accent [&_a]:underline [&_a]:underline-offset-2">
            {verdict.rule === null ? 'This is our own choice.' : <Source of={verdict.rule} />}
          </span>
        </span>
      </p>
    </section>
  );
}
