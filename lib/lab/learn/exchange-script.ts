import type { Field } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';

/**
 * One exchange of a script. In the values of fields `{step.Field}` stands for a field of the answer to an earlier step:
 * `{ana-reads.ETag}`.
 */
export interface ScriptStep {
  /** Unique in the script. */
  readonly id: string;
  readonly who: 'Ana' | 'Ben';
  /** What they do, as the end of a sentence that begins with their name. */
  readonly does: string;
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'POST';
  /** What the request is sent to; the document unless said otherwise. The lock exists under the guard `lock` only. */
  readonly at?: 'document' | 'lock';
  /** Fields beside Content-Type, which is that of JSON unless it stands here. */
  readonly fields?: readonly Field[];
  /** Sent as JSON. */
  readonly content?: unknown;
  /** The status that the text promises. */
  readonly status: number;
  /** Why it is that status, in a sentence or two. */
  readonly means: string;
  /** A field that the text promises not to be in the answer. */
  readonly lacks?: string;
  /** Fields of the answer that matter here, beside those that always do. */
  readonly shows?: readonly string[];
  /** How long to wait before it, in milliseconds. */
  readonly after?: number;
  /** The answer comes, and is taken as lost: whoever sent the request learns nothing of it. */
  readonly unheard?: boolean;
}

/** Exchanges on a throwaway document, in order, with what is promised about each. Plain data: it can cross to the browser. */
export interface ExchangeScript {
  readonly id: string;
  readonly title: string;
  /** How the document is guarded. Without it the document is an ordinary one; with it, one of a lab of its own. */
  readonly guard?: Guard;
  readonly steps: readonly ScriptStep[];
  /** Asked before it runs. */
  readonly question: {
    /** The step that is asked about. */
    readonly step: string;
    readonly ask: string;
    readonly answers: readonly number[];
    readonly because: string;
  };
  /**
   * How often to try, each time on a fresh document, as long as the answers are others than promised: for what only
   * happens when several requests fall into one second. Once unless said otherwise.
   */
  readonly attempts?: number;
}

/** The request of a script in which a field refers to something that is not there. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
}
