'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { documents } from '@/lib/client/api/documents-api';
import { newestVersions, versionQuery } from '@/lib/client/cache/queries';
import type { Snapshot } from '@/lib/client/document/content';
import { mergeTexts } from '@/lib/client/merging/merge-client';
import { type MergeNews, mergeNews } from '@/lib/client/merging/merge-news';
import { rememberVersion, versionSeen } from '@/lib/client/merging/versions-seen';

/**
 * Tells what somebody's merge kept of my changes, once it is learned of: at once while the document is open, else when
 * it is opened again; and a way to close the message.
 */
export function useMergeNews(
  documentId: string,
  { version, author }: Snapshot,
): readonly [MergeNews | null, () => void] {
  const client = useQueryClient();
  const seen = useRef<number | null>(null);
  /** The version up to which everything was told, or its message closed. */
  const told = useRef(version);
  const newest = useRef(version);
  const [news, setNews] = useState<MergeNews | null>(null);
  useEffect(() => {
    const after = seen.current ?? versionSeen(() => localStorage, documentId) ?? version;
    if (seen.current === null) told.current = after;
    seen.current = Math.max(after, version);
    rememberVersion(() => localStorage, documentId, seen.current);
    if (version <= after) return;
    if (author?.you) return;
    newest.current = version;
    const rows = () => newestVersions(client, documentId, version);
    const readVersion = (wanted: number) => client.fetchQuery(versionQuery(documentId, wanted));
    mergeNews(told.current, version, { me: documents.me, rows, readVersion, mergeTexts }).then(
      (found) => newest.current === version && setNews(found),
      // Without an answer nobody is told; history tells the same.
      () => {},
    );
  }, [client, documentId, version, author]);
  const close = () => {
    told.current = seen.current ?? version;
    setNews(null);
  };
  return [news, close];
}
