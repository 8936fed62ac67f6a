'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { documentQuery } from '@/lib/client/cache/queries';
import {
  acquireSession,
  headLost,
  openDraft,
  releaseSession,
  saveAsMe,
} from '@/lib/client/running/browser-session';
import { type AcquiredSession, headEvent } from '@/lib/client/running/page-sessions';
import { type SessionCommands, sessionCommands } from '@/lib/client/running/session-commands';
import type { SessionRunner } from '@/lib/client/running/session-runner';
import type { Typist } from '@/lib/client/session/draft';
import { type SaveState, saveStateOf } from '@/lib/client/session/save-state';
import { isUnborn, type Session } from '@/lib/client/session/session';
import { useFreshDocument } from './use-fresh-document';

/** A document on its way into the editor, or in it. */
export type EditingSession =
  | { readonly status: 'loading' }
  /** Neither the server nor this device has it to show; a `ProblemError` with 404 or 410 says it does not exist. */
  | { readonly status: 'failed'; readonly error: unknown; readonly retry: () => void }
  | {
      readonly status: 'ready';
      readonly session: Session;
      readonly saveState: SaveState;
      /** When the document was last seen on this device, while the server has not said how it is now; ISO 8601. */
      readonly seenAt: string | null;
      readonly commands: SessionCommands;
      /** Goes on with another draft of this document, in place of what is in the editor. */
      readonly drafts: DraftActions;
    };

/** What can be done about drafts while a document is open. */
export interface DraftActions {
  /** The draft that the editor has. */
  readonly current: string;
  /** Puts away what is in the editor for another draft, as `me`'s where that is given. False if it cannot be done. */
  readonly open: (id: string, me?: Typist) => Promise<boolean>;
  /** Goes on, and saves, as `me`, or, where none is given, as whoever this browser is now. */
  readonly saveAsMe: (me?: Typist) => Promise<void>;
}

interface Opening {
  readonly documentId: string;
  readonly tries: number;
  readonly result: AcquiredSession | { readonly error: unknown };
}

/** A document being edited in this tab: the thin shell between React and the session's runner. */
export function useEditingSession(documentId: string): EditingSession {
  const client = useQueryClient();
  const [opening, setOpening] = useState<Opening | null>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let left = false;
    const open = (result: Opening['result']) => {
      if (!left) setOpening({ documentId, tries, result });
    };
    acquireSession(documentId, client).then(open, (error: unknown) => open({ error }));
    return () => {
      left = true;
      void releaseSession(documentId);
    };
  }, [documentId, client, tries]);

  const current = opening?.documentId === documentId && opening.tries === tries;
  const opened = current ? opening.result : null;
  const runner = opened && 'runner' in opened ? opened.runner : null;
  const session = useSyncExternalStore(
    runner ? runner.subscribe : never,
    () => runner?.session() ?? null,
    () => null,
  );
  const commands = useMemo(() => runner && sessionCommands(runner.dispatch), [runner]);
  const drafts = useMemo(
    () =>
      runner && {
        current: runner.draftId,
        open: async (id: string, me?: Typist) => {
          const opened = await openDraft(id, me).catch(() => false);
          setTries((before) => before + 1);
          return opened;
        },
        saveAsMe: (me?: Typist) => saveAsMe(documentId, me),
      },
    [runner, documentId],
  );
  // What is not there yet has no news.
  const { heard, awaited } = useHead(documentId, session && !isUnborn(session) ? runner : null);

  if (opened && 'error' in opened) {
    return { status: 'failed', error: opened.error, retry: () => setTries(tries + 1) };
  }
  if (!session || !commands || !drafts) return { status: 'loading' };
  const seenAt = opened && !heard ? opened.seenAt : null;
  return { status: 'ready', session, saveState: saveStateOf(session, awaited), seenAt, commands, drafts };
}

function never(): () => void {
  return () => {};
}

/**
 * Tells a session of newer versions, and of the document's end. `heard`: whether the last word of the server is the
 * newest; `awaited`: the version that is known to exist and is not here yet.
 */
function useHead(
  documentId: string,
  runner: SessionRunner | null,
): { readonly heard: boolean; readonly awaited: number | null } {
  const awaited = useFreshDocument(documentId, runner?.dispatch ?? null);
  const { data, error, isSuccess } = useQuery({
    ...documentQuery(documentId),
    enabled: runner !== null,
    // It is asked for again by whoever keeps it fresh.
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  useEffect(() => {
    if (data) runner?.dispatch(headEvent(data));
  }, [data, runner]);
  useEffect(() => {
    if (!error || !runner) return;
    void headLost(error).then((event) => event && runner.dispatch(event));
  }, [error, runner]);
  return { heard: isSuccess, awaited };
}
