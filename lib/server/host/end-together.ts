import type { ServerResponse } from 'node:http';

interface Ending {
  readonly response: ServerResponse;
  readonly content: string | Uint8Array | null;
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
}

let endings: Ending[] = [];

/**
 * Writes the last of an answer at the end of this turn of the event loop, together with all others that are ready by then.
 * Who asks on several connections is a process that sleeps until something comes: written one by one between two pieces of
 * work, each answer would wake it anew, and that costs the kernel more than the answer itself. Resolves once it is given
 * to the connection; rejects where it cannot be sent as it is, which is nothing to the others.
 */
export function endTogether(response: ServerResponse, content: string | Uint8Array | null): Promise<void> {
  return new Promise((resolve, reject) => {
    endings.push({ response, content, resolve, reject });
    if (endings.length === 1) setImmediate(endAll);
  });
}

function endAll(): void {
  const all = endings;
  endings = [];
  for (const { response, content, resolve, reject } of all) {
    try {
      // Who went away meanwhile waits for no answer.
      if (!response.destroyed) response.end(content);
      resolve();
    } catch (fault) {
      reject(fault);
    }
  }
}
