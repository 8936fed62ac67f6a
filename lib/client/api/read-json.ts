import { parseJson } from '@/lib/http/content/parse-json';
import { NetworkError, UnexpectedAnswerError } from './problem-error';
import { readAs, type Shape } from './shape';

/** The answer's JSON, checked. Throws `UnexpectedAnswerError` if it is something else, `NetworkError` if it broke off. */
export async function readJson<Output>(response: Response, shape: Shape<Output>): Promise<Output> {
  const text = await response.text().catch((cause: unknown) => {
    throw new NetworkError('The answer broke off.', { cause });
  });
  const read = readAs(shape, parseJson(text));
  if (read !== undefined) return read;
  throw new UnexpectedAnswerError('The answer is not what was agreed on.');
}
