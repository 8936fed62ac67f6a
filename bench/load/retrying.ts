import http from 'node:http';
import { type Answer, ask, type Fields } from './ask';
import { nextContent } from './document';

/** A save that was answered with success, and the tag under which it was sent. */
export interface Accepted {
  readonly etag: string;
  readonly parent: string;
}

/** What clients on one document came to. */
export interface Retried {
  /** Of each client, in order. */
  readonly accepted: readonly (readonly Accepted[])[];
  readonly refused: number;
  readonly seconds: number;
}

/** What clients do on one document, and how long. */
interface Retrying {
  readonly base: string;
  readonly path: string;
  readonly bytes: number;
  /** What each client says of itself; there are as many clients. */
  readonly clients: readonly Fields[];
  /** Whether a client that has so many saves goes on. One that is refused tries again as long as this holds. */
  goOn(saves: number): boolean;
}

/**
 * Has clients save one document, each as often as it can: it reads, saves under the tag that it read, and where another
 * was faster takes the tag from the refusal and saves again. Throws where an answer is neither success nor refusal.
 */
export async function retryTogether({ base, path, bytes, clients, goOn }: Retrying): Promise<Retried> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients.length });
  let refused = 0;
  const send = async (headers: Fields, etag: string): Promise<Answer> => {
    const body = nextContent(bytes);
    return ask(base, { method: 'PUT', path, headers: { ...headers, 'if-match': etag }, body }, agent);
  };
  const one = async (headers: Fields): Promise<readonly Accepted[]> => {
    const accepted: Accepted[] = [];
    while (goOn(accepted.length)) {
      const read = await ask(base, { method: 'GET', path, headers }, agent);
      for (let parent = read.headers.etag ?? ''; ; ) {
        const { status, headers: fields, text } = await send(headers, parent);
        const etag = fields.etag ?? '';
        if (status === 204) {
          accepted.push({ etag, parent });
          break;
        }
        if (status !== 412) throw new Error(`${base}: a save was answered ${status}: ${text}`);
        refused += 1;
        if (!goOn(accepted.length)) break;
        parent = etag;
      }
    }
    return accepted;
  };
  const started = performance.now();
  const accepted = await Promise.all(clients.map(one));
  agent.destroy();
  return { accepted, refused, seconds: (performance.now() - started) / 1_000 };
}
