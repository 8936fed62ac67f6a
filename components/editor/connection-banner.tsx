'use client';

import { Banner } from '@/components/ui/banner';
import type { Session } from '@/lib/client/session';
import { useLiveConnection } from '@/lib/client/use-live';
import { connectionWords } from './connection-words';
import { useSettled } from './use-settled';

/** A server that is started anew is back sooner, in milliseconds: not worth a word. */
const PATIENCE = 3_000;

/** Says, calmly, that the network or the server is not there, and what becomes of the text. */
export function ConnectionBanner({ session }: { readonly session: Session }) {
  const connection = useLiveConnection();
  const lately = useSettled(connection, PATIENCE);
  const isLost = connection === 'lost' && lately === 'lost';
  const words = connectionWords(session, isLost);
  return words && <Banner icon="monitor">{words}</Banner>;
}
