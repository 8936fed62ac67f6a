/** A request's method and its conditional fields as received; `null` where the request has no such field. */
export interface ConditionalRequest {
  readonly method: string;
  readonly ifMatch: string | null;
  readonly ifNoneMatch: string | null;
  readonly ifModifiedSince: string | null;
  readonly ifUnmodifiedSince: string | null;
}

/** What a request asks of the current state (RFC 9110 §13.1). */
export function conditionsOf({ method, headers }: Pick<Request, 'method' | 'headers'>): ConditionalRequest {
  return {
    method,
    ifMatch: headers.get('if-match'),
    ifNoneMatch: headers.get('if-none-match'),
    ifModifiedSince: headers.get('if-modified-since'),
    ifUnmodifiedSince: headers.get('if-unmodified-since'),
  };
}
