'use client';

import { Activity, useEffect, useEffectEvent, useState } from 'react';
import { CollisionDialog } from '@/components/merge/collision-dialog';
import { type Collision, openCollision } from '@/lib/client/collision';
import type { Content, Snapshot } from '@/lib/client/content';
import { mergeTexts } from '@/lib/client/merge-client';
import { rehearsal } from '@/lib/client/rehearsal';
import { whenIdle } from './when-idle';

/** After so many merges the browser has compiled what they need. */
const MERGES = 5;

/** For how long the hidden dialog is there, in milliseconds: enough for being rendered whenever nothing else is. */
const STAY = 1_500;

/** The code stays compiled for as long as the page does. */
let rehearsed = false;

interface CollisionRehearsalProps {
  readonly text: Content;
}

/**
 * Merges and renders a collision that never happened, unseen, while the editor has nothing else to do. The browser
 * compiles code when it first runs: a real collision is not to wait for that.
 */
export function CollisionRehearsal({ text }: CollisionRehearsalProps) {
  const [collision, setCollision] = useState<Collision | null>(null);
  const rehearse = useEffectEvent(() => collisionOf(text));
  useEffect(() => {
    if (rehearsed) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const controller = new AbortController();
    const { signal } = controller;
    whenIdle(async () => {
      rehearsed = true;
      const made = await rehearse();
      if (signal.aborted) return;
      setCollision(made);
      timer = setTimeout(() => setCollision(null), STAY);
    }, signal);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, []);
  if (collision === null) return null;
  return (
    // Hidden like this it has no effects: it neither takes the focus nor listens to anything.
    <Activity mode="hidden">
      <CollisionDialog
        collision={collision}
        saving={false}
        onChoose={nothing}
        onUndo={nothing}
        onRedo={nothing}
        onPoint={nothing}
        onSaveMerged={nothing}
        onSaveCopy={nothing}
        onDiscard={nothing}
        onReplaceTheirs={nothing}
        onDecideLater={nothing}
      />
    </Activity>
  );
}

function nothing(): void {}

async function collisionOf(text: Content): Promise<Collision> {
  const { base, mine, theirs } = rehearsal(text);
  let merge = await mergeTexts(base, mine, theirs);
  for (let count = 1; count < MERGES; count++) merge = await mergeTexts(base, mine, theirs);
  return openCollision({ base: unsaved(base), mine, theirs: unsaved(theirs), merge, origin: 'save' });
}

function unsaved(content: Content): Snapshot {
  return { content, etag: '', version: 1, author: { name: 'Someone', you: false }, savedAt: null };
}
