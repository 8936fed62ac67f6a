import type { Exchange, Request } from './exchange';

/** How a page asks the server, once it knows who one is. */
export interface Ways {
  readonly request: Exchange;
  /** Changes something as whoever this page knows one to be. */
  readonly write: (path: string, options: Request) => Promise<Response>;
}
