'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/controls/button';
import type { NewToken } from '@/lib/client/api/tokens-api';
import { copy } from './copy';
import { exampleOf } from './token-words';

interface TokenSecretProps {
  readonly token: NewToken;
  readonly onDone: () => void;
}

/** A token's secret, the one time that it is seen, with a way to try it. */
export function TokenSecret({ token: { name, secret }, onDone }: TokenSecretProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // What had focus, the button that made it, is gone.
  useEffect(() => heading.current?.focus(), []);
  const example = exampleOf(secret, location.origin);
  return (
    <div className="mt-4 rounded-lg border border-line bg-raised p-4">
      <h3 ref={heading} tabIndex={-1} className="font-semibold break-words focus:outline-none">
        Your token “<bdi>{name}</bdi>”
      </h3>
      <p className="mt-1 text-sm text-ink-soft">
        Copy it now: it is shown only this once, and nobody can look it up later.
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-md bg-sunken px-2 py-1.5 text-sm break-all select-all">
          {secret}
        </code>
        <Button size="small" onClick={() => void copy(secret, 'Token copied.')}>
          Copy token
        </Button>
      </div>
      <p className="mt-4 text-sm text-ink-soft">To try it, type this in a terminal:</p>
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-md bg-sunken px-2 py-1.5 text-sm break-all">{example}</code>
        <Button size="small" onClick={() => void copy(example, 'Command copied.')}>
          Copy command
        </Button>
      </div>
      <Button className="mt-5" onClick={onDone}>
        I have copied it
      </Button>
    </div>
  );
}
