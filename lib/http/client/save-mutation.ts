import { backoff } from '../retry/backoff.ts';
import type { ConditionalClient } from './conditional-client.ts';
import { CollisionError, NoAnswerError, RefusedError } from './errors.ts';
import { uuid } from './uuid.ts';
import type { Version } from './version.ts';

/** One save: the version that was read, and what it was turned into. */
export interface Save<Content> {
  readonly base: Version<Content>;
  readonly content: Content;
}

/** A collision that a save can go on from: somebody's newer version is there to merge with. */
export type Mergeable<Content> = CollisionError<Content> & {
  readonly base: Version<Content>;
  readonly mine: Content;
  readonly theirs: Version<Content>;
};

/** What becomes of collisions, and where keys come from. */
export interface SaveMutationOptions<Content> {
  /** The merged content, to be saved on top of theirs; `null` gives up, and the mutation fails with the collision. */
  readonly onCollision: (collision: Mergeable<Content>) => Promise<Content | null> | Content | null;
  /** A new key for each act of saving; a random UUID where nothing is said. */
  readonly newKey?: () => string;
}

/** Options of a TanStack Query mutation (`useMutation`, `MutationObserver`); nothing of it is imported. */
export interface SaveMutation<Content> {
  readonly mutationFn: (save: Save<Content>) => Promise<Version<Content>>;
  readonly retry: (failures: number, error: Error) => boolean;
  readonly retryDelay: (failures: number, error: Error) => number;
}

/** Statuses after which the same request may be sent again (RFC 9110 §15, RFC 6585 §4). */
const WORTH_RETRYING = new Set([408, 425, 429, 500, 502, 503, 504]);
const RETRIES = 3;
/** Collisions in a row after which a save gives up, however well it merges. */
const COLLISIONS = 20;

/**
 * Saves, merges on a 412, and saves again, as often as somebody is faster. Each act of saving has one key, and a retry
 * after a lost answer goes on with the act that was under way, so that nothing is saved twice.
 */
export function saveMutation<Content>(
  client: Pick<ConditionalClient<Content>, 'save'>,
  { onCollision, newKey = uuid }: SaveMutationOptions<Content>,
): SaveMutation<Content> {
  const underWay = new WeakMap<Save<Content>, Save<Content> & { readonly key: string }>();
  return {
    async mutationFn(asked) {
      let act = underWay.get(asked) ?? { ...asked, key: newKey() };
      for (let collisions = 1; ; collisions++) {
        underWay.set(asked, act);
        try {
          const saved = await client.save(act.base, act.content, { key: act.key });
          underWay.delete(asked);
          return saved;
        } catch (error) {
          if (!(error instanceof CollisionError) || !isMergeable<Content>(error)) throw error;
          const merged = collisions < COLLISIONS ? await onCollision(error) : null;
          if (merged === null) {
            underWay.delete(asked);
            throw error;
          }
          act = { base: error.theirs, content: merged, key: newKey() };
        }
      }
    },
    retry: (failures, error) =>
      failures < RETRIES &&
      (error instanceof NoAnswerError || (error instanceof RefusedError && WORTH_RETRYING.has(error.status))),
    retryDelay: (failures, error) =>
      backoff(failures + 1, Math.random(), error instanceof RefusedError ? error.retryAfter : null),
  };
}

function isMergeable<Content>(error: CollisionError): error is Mergeable<Content> {
  return error.base !== null && error.mine !== null && error.theirs !== null;
}
