import type * as z from 'zod/mini';
import { parseJson } from '@/lib/http/content/parse-json';
import { NetworkError, UnexpectedAnswerError } from './problem-error';

/** The answer's JSON, checked. Throws `UnexpectedAnswerError` if it is something else, `NetworkError` if it broke off. */
export async function readJson<Output>(response: Response, shape: z.ZodMiniType<Output>): Promise<Output> {
  const text = await response.text().catch((cause: unknown) => {
    throw new NetworkError('The answer broke off.', { cause });
  });
  const parsed = shape.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new UnexpectedAnswerError('The answer is not what was agreed on.', { cause: parsed.error });
}
