import { NetworkError, problemError } from './problem-error';

/** How long an answer is waited for, in milliseconds, before the network counts as gone. */
const PATIENCE = 30_000;

/** A request, but for where it goes. */
export interface Request {
  readonly method?: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * `no-cache` (the default) asks the server each time, with the tag of what the browser has kept, so a 304 saves the
   * transfer and never the question; `default` is for what is the same for ever; `no-store` keeps out of it altogether.
   */
  readonly cache?: RequestCache;
  readonly signal?: AbortSignal;
}

/** Asks the server. Resolves to a 2xx answer; throws `ProblemError` for any other and `NetworkError` for none. */
export type Exchange = (path: string, request?: Request) => Promise<Response>;

/** The exchange over the browser's own fetch. */
export const exchange: Exchange = async (path, { signal, ...request } = {}) => {
  const patience = AbortSignal.timeout(PATIENCE);
  let response: Response;
  try {
    response = await fetch(path, {
      credentials: 'same-origin',
      cache: 'no-cache',
      redirect: 'error',
      ...request,
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new NetworkError('No answer from the server.', { cause: error });
  }
  if (!response.ok) throw await problemError(response, Date.now());
  return response;
};
