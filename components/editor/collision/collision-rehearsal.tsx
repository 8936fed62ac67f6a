'use client';

import { startTransition, useEffect, useState } from 'react';
import { CollisionDialog } from '@/components/merge/dialog/collision-dialog';
import type { Content, Snapshot } from '@/lib/client/document/content';
import { mergeTexts } from '@/lib/client/merging/merge-client';
import { type Collision, openCollision } from '@/lib/client/session/collision';
import { rehearsal } from '@/lib/client/session/rehearsal';
import { whenIdle } from './when-idle';

/** After so many merges the browser has compiled what they need. */
const MERGES = 5;

/** Typing rests for so long before, in milliseconds. */
const REST = 400;

/** What the browser learns by it lasts for as long as the page does. */
let rehearsed = false;

/**
 * Merges and lays out a collision that never happened, unseen, when typing rests: what the browser does when it first
 * runs code and first sets words in a font, a real collision need not wait for.
 */
export function CollisionRehearsal({ text }: { readonly text: Content }) {
  const [collision, setCollision] = useState<Collision | null>(null);
  useEffect(() => {
    if (rehearsed) return;
    const controller = new AbortController();
    const { signal } = controller;
    const rehearse = async () => {
      const made = await collisionOf(text, signal);
      if (made === null) return;
      rehearsed = true;
      startTransition(() => setCollision(made));
    };
    const timer = setTimeout(() => whenIdle(rehearse, signal), REST);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text]);
  useEffect(() => {
    if (collision === null) return;
    // Asked for its size, the browser lays out the page; then it has served its turn, before it is ever painted.
    document.body.getBoundingClientRect();
    setCollision(null);
  }, [collision]);
  if (collision === null) return null;
  return (
    <CollisionDialog
      collision={collision}
      saving={false}
      unseen
      onChoose={nothing}
      onChooseRest={nothing}
      onUndo={nothing}
      onRedo={nothing}
      onPoint={nothing}
      onSaveMerged={nothing}
      onSaveCopy={nothing}
      onDiscard={nothing}
      onReplaceTheirs={nothing}
      onDecideLater={nothing}
    />
  );
}

function nothing(): void {}

/** `null` when typing went on meanwhile. */
async function collisionOf(text: Content, signal: AbortSignal): Promise<Collision | null> {
  const { base, mine, theirs } = rehearsal(text);
  for (let count = 1; ; count++) {
    const merge = await mergeTexts(base, mine, theirs, signal).catch(() => null);
    if (merge === null || signal.aborted) return null;
    if (count < MERGES) continue;
    return openCollision({ base: unsaved(base), mine, theirs: unsaved(theirs), merge });
  }
}

function unsaved(content: Content): Snapshot {
  return { content, etag: '', version: 1, author: { name: 'Someone', you: false }, savedAt: null };
}
