'use client';

import { useMutation } from '@tanstack/react-query';
import { problemWords } from '@/components/documents/shared/problem-words';
import { Button } from '@/components/ui/controls/button';
import { makingDeviceLink } from '@/lib/client/cache/devices-queries';
import { DeviceLinkCard } from './device-link-card';

/** A link by which another device becomes the same person. */
export function DevicesSection() {
  const make = useMutation(makingDeviceLink());
  return (
    <section aria-labelledby="devices" className="mt-10 border-t border-line pt-6">
      <h2 id="devices" className="text-lg font-semibold">
        Use on another device
      </h2>
      <p className="mt-2 mb-4 max-w-prose text-pretty text-ink-soft">
        Open a link on your phone or another computer, and you are the same person there, with the same
        documents. The documents of that device come with you. Unsaved changes stay on the device where they
        are.
      </p>
      {make.data && <DeviceLinkCard key={make.data.url} link={make.data} />}
      <Button
        variant={make.data ? 'plain' : 'primary'}
        disabled={make.isPending}
        onClick={() => make.mutate()}
      >
        {make.isPending ? 'Making…' : make.data ? 'Make a new link' : 'Make a link'}
      </Button>
      {make.error && (
        <p role="alert" className="mt-3 text-sm text-danger">
          {problemWords(make.error)}
        </p>
      )}
    </section>
  );
}
