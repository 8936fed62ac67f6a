'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Banner } from '@/components/ui/page/banner';
import { documents } from '@/lib/client/api/documents-api';
import { meQuery } from '@/lib/client/cache/queries';

/** Says where all that one had went, if another browser of the same person became somebody else; else nothing. */
export function WentElsewhere() {
  const successor = useQuery(meQuery()).data?.became;
  // It happened elsewhere, perhaps since this page began.
  useEffect(() => {
    void documents.me(true).catch(() => {});
  }, []);
  if (!successor) return null;
  return (
    <div role="status" className="mb-4 text-left">
      <Banner icon="people">
        Another browser of yours became <bdi className="font-medium">{successor.name}</bdi>, and what was here
        went along. To have it here too, open “Settings” in that browser, choose “Make a link”, and open the
        link here.
      </Banner>
    </div>
  );
}
