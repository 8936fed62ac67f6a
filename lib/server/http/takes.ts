import type { Call } from './call';
import type { Handler } from './route';

/** Something that a handler takes from a request: its value, or the answer to a request that does not have it. */
export type Input<Params, Value> = (call: Call<Params>) => Value | Response | Promise<Value | Response>;

/** Any input; a call that has the params of all inputs is what each of them asks for. */
type AnyInput = Input<never, unknown>;

/** What an input is once it is taken. */
export type InputOf<One extends AnyInput> = Exclude<Awaited<ReturnType<One>>, Response>;

/** The params of an address that these inputs look at, all of them together. */
type ParamsOf<Inputs> = {
  [Name in keyof Inputs]: (
    params: Inputs[Name] extends Input<infer Params, unknown> ? Params : never,
  ) => void;
}[keyof Inputs] extends (params: infer Params) => void
  ? Params
  : never;

type Taken<Inputs extends Readonly<Record<string, AnyInput>>> = {
  readonly [Name in keyof Inputs]: InputOf<Inputs[Name]>;
};

/**
 * A handler that declares what it takes. The inputs are taken in the order in which they stand, which is the order of
 * evaluation of the contract; the first that the request does not have is the answer, and nothing else is done.
 */
export function takes<Inputs extends Readonly<Record<string, AnyInput>>>(
  inputs: Inputs,
  handle: (call: Call<ParamsOf<Inputs>>, taken: Taken<Inputs>) => Promise<Response>,
): Handler<ParamsOf<Inputs>> {
  const all = Object.entries(inputs);
  return async (call) => {
    const taken: Record<string, unknown> = {};
    for (const [name, input] of all) {
      const value = await input(call as Call<never>);
      if (value instanceof Response) return value;
      taken[name] = value;
    }
    return handle(call, taken as Taken<Inputs>);
  };
}
