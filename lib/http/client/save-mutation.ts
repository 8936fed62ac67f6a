import { backoff } from '../retry/backoff.ts';
import type { ConditionalClient } from './conditional-client.ts';
import { CollisionError, NoAnswerError, RefusedError } from './errors.ts';
import { uuid } from './uuid.ts';
import type { Version } from './version.ts';

/**
 * One save: the version that was read, and the new content. The object itself stands for the act. Pass the same object
 * again after a lost answer, even to new options, and it is the same act; for a new save make a new object. Do not
 * change the object or its content before the save has ended.
 */
export interface Save<Content> {
  readonly base: Version<Content>;
  readonly content: Content;
}

/** A collision with a newer version to merge with, so that the save can continue. */
export type Mergeable<Content> = CollisionError<Content> & {
  readonly base: Version<Content>;
  readonly mine: Content;
  readonly theirs: Version<Content>;
};

/** What becomes of collisions, and where keys come from. */
export interface SaveMutationOptions<Content> {
  /**
   * The merged content, to be saved on top of theirs; `null` or `undefined` gives up, and the mutation fails with the
   * collision.
   */
  readonly onCollision: (
    collision: Mergeable<Content>,
  ) => Promise<Content | null | undefined> | Content | null | undefined;
  /** A new key for each request that says something new; a random UUID where nothing is said. */
  readonly newKey?: () => string;
}

/** Options of a TanStack Query mutation (`useMutation`, `MutationObserver`); nothing of it is imported. */
export interface SaveMutation<Content> {
  readonly mutationFn: (save: Save<Content>) => Promise<Version<Content>>;
  readonly retry: (failures: number, error: Error) => boolean;
  readonly retryDelay: (failures: number, error: Error) => number;
}

/** What is being sent for a save: on what, what, and under which key. */
interface Attempt {
  readonly base: Version<unknown>;
  readonly content: unknown;
  readonly key: string;
}

/** A save that is not over: what is being sent, and the outcome that everybody waits for who asked for it meanwhile. */
interface UnderWay {
  attempt: Attempt;
  outcome: Promise<Version<unknown>> | null;
}

/**
 * By the save itself and not by the options: a component that renders again makes new options, and a retry then goes on
 * with those.
 */
const underWay = new WeakMap<object, UnderWay>();

/** Statuses after which the same request may be sent again (RFC 9110 §15, RFC 8470 §5.2, RFC 6585 §4). */
const WORTH_RETRYING = new Set([408, 421, 425, 429, 500, 502, 503, 504]);
const RETRIES = 3;
/** Milliseconds that are waited at the most for a server that wants to be asked later: beyond it, people decide. */
const PATIENCE = 300_000;
/** Collisions in a row after which a save gives up, however well it merges. */
const COLLISIONS = 20;

/**
 * Saves, merges on a 412, and saves again, as often as somebody is faster. Each request that says something new has a key
 * of its own, and a retry after a lost answer goes on with the one that was under way, so that nothing is saved twice. A
 * mutation that is resumed after the page was closed has forgotten its key: load again instead.
 */
export function saveMutation<Content>(
  client: Pick<ConditionalClient<Content>, 'save'>,
  { onCollision, newKey = uuid }: SaveMutationOptions<Content>,
): SaveMutation<Content> {
  async function run(state: UnderWay): Promise<Version<Content>> {
    for (let collisions = 1; ; collisions++) {
      const { base, content, key } = state.attempt as Attempt & Save<Content>;
      try {
        return await client.save(base, content, { key });
      } catch (error) {
        if (!(error instanceof CollisionError) || !isMergeable<Content>(error)) throw error;
        // Where what is there is what it was based on, it is not somebody else who stands in the way.
        const hopeless = collisions === COLLISIONS || error.theirs.etag === base.etag;
        const merged = hopeless ? null : await onCollision(error);
        if (merged === null || merged === undefined) throw error;
        state.attempt = { base: error.theirs, content: merged, key: newKey() };
      }
    }
  }

  return {
    async mutationFn(asked) {
      const state = underWay.get(asked) ?? { attempt: { ...asked, key: newKey() }, outcome: null };
      underWay.set(asked, state);
      const outcome = (state.outcome as Promise<Version<Content>> | null) ?? run(state);
      state.outcome = outcome;
      return outcome.then(
        (saved) => {
          underWay.delete(asked);
          return saved;
        },
        (error: unknown) => {
          state.outcome = null;
          // Whatever else went wrong, the request did nothing, and the next try is another act.
          if (!isWorthRetrying(error)) underWay.delete(asked);
          throw error;
        },
      );
    },
    retry: (failures, error) =>
      failures < RETRIES &&
      isWorthRetrying(error) &&
      !(error instanceof RefusedError && (error.retryAfter ?? 0) > PATIENCE),
    retryDelay: (failures, error) =>
      backoff(failures + 1, Math.random(), error instanceof RefusedError ? error.retryAfter : null),
  };
}

/** Whether the same request, sent again, may come to something else: then it is still the same act. */
function isWorthRetrying(error: unknown): boolean {
  return (
    error instanceof NoAnswerError ||
    (error instanceof RefusedError && WORTH_RETRYING.has(error.status)) ||
    (error instanceof CollisionError && error.theirs === undefined)
  );
}

function isMergeable<Content>(error: CollisionError): error is Mergeable<Content> {
  return error.act === 'save' && !!error.theirs;
}
