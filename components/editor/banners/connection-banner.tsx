'use client';

import { useDebounced } from '@/components/ui/hooks/use-debounced';
import { Banner } from '@/components/ui/page/banner';
import { useLiveConnection } from '@/lib/client/hooks/use-live-connection';
import type { Session } from '@/lib/client/session/session';
import { connectionWords } from './connection-words';

/** A server that is started anew is back sooner, in milliseconds: not worth a word. */
const PATIENCE = 3_000;

/** Says, calmly, that the network or the server is not there, and what becomes of the text. */
export function ConnectionBanner({ session }: { readonly session: Session }) {
  const connection = useLiveConnection();
  const lately = useDebounced(connection, PATIENCE);
  const isLost = connection === 'lost' && lately === 'lost';
  const words = connectionWords(session, isLost);
  return words && <Banner icon="monitor">{words}</Banner>;
}
