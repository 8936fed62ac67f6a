import { isUnanswered } from '@/lib/client/api/problem-error';
import type { Snapshot } from '@/lib/client/document/content';
import type { SeenDocument } from './seen-store';

/** How reading a document's current version ended. */
export type HeadAnswer = { readonly snapshot: Snapshot } | { readonly error: unknown };

/** What a document opens with: `seenAt` says when it was last seen on this device, `null` that it is the current version. */
export type Opened =
  | { readonly snapshot: Snapshot; readonly seenAt: string | null }
  | { readonly error: unknown };

interface World {
  /** What this device last saw of the document; may fail, or never end. */
  readonly lastSeen: () => Promise<SeenDocument | null>;
  readonly after: (delay: number, run: () => void) => () => void;
}

/** Milliseconds that the server's answer is waited for before a copy opens in its place. */
const PATIENCE = 5_000;
/** Milliseconds that the device is waited for. */
const DEVICE_PATIENCE = 1_000;

/**
 * The current version, or what this device saw last while the server does not answer. What the server says is taken at
 * its word: where it refuses, no copy is shown.
 */
export async function headOrSeen(head: Promise<HeadAnswer>, { lastSeen, after }: World): Promise<Opened> {
  const waited = (delay: number) => new Promise<null>((resolve) => after(delay, () => resolve(null)));
  const answer = await Promise.race([head, waited(PATIENCE)]);
  if (answer && 'snapshot' in answer) return { ...answer, seenAt: null };
  if (answer && !isUnanswered(answer.error)) return answer;
  const copy = await Promise.race([lastSeen().catch(() => null), waited(DEVICE_PATIENCE)]);
  if (copy) return { snapshot: copy.snapshot, seenAt: copy.seenAt };
  const late = await head;
  return 'snapshot' in late ? { ...late, seenAt: null } : late;
}
