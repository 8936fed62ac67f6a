'use client';

import { useState } from 'react';
import type { Content } from '@/lib/client/document/content';
import type { Gone } from '@/lib/client/session/session';
import type { Actor } from '@/lib/lab/client/actor';
import {
  type AuthorOf,
  discard,
  type Met,
  meetCurrent,
  recreate,
  replaceTheirs,
  saveMerged,
} from '@/lib/lab/client/person-collision';
import type { Exchange } from '@/lib/lab/exchanges/exchange';

/** What a person's panel says about the last collision, and what can be taken back. */
interface Notice {
  readonly words: string;
  /** When it was said, in milliseconds since 1970: an exchange that ended later has the last word. */
  readonly at: number;
  /** The text that was discarded. */
  readonly discarded: Content | null;
}

/** A person's collision with the current version: what there is to say about it, and every way on. */
export interface PersonCollision {
  readonly notice: Notice | null;
  /** The document was found deleted. */
  readonly gone: Gone | null;
  readonly saving: boolean;
  /** Why the last save from the dialog failed. */
  readonly problem: string | null;
  /** Brings both together, starting from a refusal or from the current version; opens the dialog where it is needed. */
  readonly resolve: (refusal: Exchange | null) => Promise<void>;
  readonly saveMerged: () => Promise<void>;
  readonly replaceTheirs: () => Promise<void>;
  readonly recreate: () => Promise<void>;
  readonly discard: () => void;
  readonly bringBack: () => void;
  /** Closes the dialog about a deleted document. */
  readonly leaveGone: () => void;
}

/** Drives the collision of one person. */
export function useCollision(actor: Actor, authorOf: AuthorOf): PersonCollision {
  const [notice, setNotice] = useState<Notice | null>(null);
  const [gone, setGone] = useState<Gone | null>(null);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = (met: Met, refusal: Exchange | null) => {
    setProblem(met.kind === 'problem' ? met.message : null);
    setGone(met.kind === 'gone' ? met.gone : null);
    const words = wordsOf(met, refusal !== null);
    setNotice(words === null ? null : { words, at: Date.now(), discarded: null });
  };
  const work = async (doing: () => Promise<Met>, refusal: Exchange | null = null) => {
    // The button stays as it is, so that the focus can come back to it; a second press while it works does nothing.
    if (saving) return;
    setSaving(true);
    try {
      take(await doing(), refusal);
    } finally {
      setSaving(false);
    }
  };
  return {
    notice,
    gone,
    saving,
    problem,
    resolve: (refusal) => work(() => meetCurrent(actor, refusal, authorOf), refusal),
    saveMerged: () => work(() => saveMerged(actor)),
    replaceTheirs: () => work(() => replaceTheirs(actor)),
    recreate: () => work(() => recreate(actor)),
    discard: () => {
      const theirs = actor.person.collision?.theirs;
      const discarded = discard(actor);
      setProblem(null);
      const words = `You go on with version ${theirs?.version}. Your text was set aside.`;
      setNotice({ words, at: Date.now(), discarded });
    },
    bringBack: () => {
      const text = notice?.discarded;
      if (text) actor.update((person) => ({ ...person, ...text, revision: person.revision + 1 }));
      setNotice(null);
    },
    leaveGone: () => setGone(null),
  };
}

function wordsOf(met: Met, afterRefusal: boolean): string | null {
  switch (met.kind) {
    case 'fits': {
      const { author, version } = met.theirs;
      const why = afterRefusal ? 'The save was refused with 412: ' : '';
      const who = author?.name ?? (afterRefusal ? 'someone' : 'Someone');
      return `${why}${who} had saved version ${version} meanwhile. Both changes fit together and are in the editor now. Save again.`;
    }
    case 'same':
      return `Version ${met.theirs.version} has all of this text already. There is nothing left to save.`;
    case 'saved': {
      const { over, version } = met;
      return over === null
        ? `The document is back, as version ${version}.`
        : `Saved as version ${version}, on top of version ${over.version}.`;
    }
    case 'collision':
    case 'gone':
    case 'problem':
      return null;
  }
}
