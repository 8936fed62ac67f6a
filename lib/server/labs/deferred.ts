/** A promise together with what settles it. */
export interface Deferred<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
}

/** A promise that is kept from outside (`Promise.withResolvers`, which Node 20 lacks). */
export function deferred<Value>(): Deferred<Value> {
  let keep: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    keep = resolve;
  });
  return { promise, resolve: keep };
}
