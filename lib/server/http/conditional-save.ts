import { preconditionRequired } from '@/lib/documents/problems/precondition-problem';
import { describedProblem } from './answers';
import type { Call } from './call';
import { type JsonRepresentation, preconditionAnswer, representationAnswer } from './json-answer';
import { refusalAnswer } from './refusal-answer';

interface ConditionalSave<State, Content> {
  /** What is there now, or the answer where there is nothing. */
  find(): State | Response | Promise<State | Response>;
  /** What represents it, in the answer too. */
  show(state: State): JsonRepresentation;
  /** What is to be saved in place of `before`, or why it cannot be. */
  read(before: State): Promise<Content | Response>;
  /** Saves if `before` is still what is there; `null`, with nothing done, where it is not. */
  save(before: State, content: Content): Promise<State | null>;
  /** How often it starts over, from `find`, after something else came in between; each time the tag is judged anew. */
  readonly attempts?: number;
}

const ATTEMPTS = 20;

/**
 * Answers a PUT of JSON that is made for each request: preconditions first, a change without If-Match is 428, and only
 * then is the content looked at (RFC 9110 §13.2.1, RFC 6585 §3).
 */
export async function conditionalSave<State, Content>(
  call: Call,
  { find, show, read, save, attempts = ATTEMPTS }: ConditionalSave<State, Content>,
): Promise<Response> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await find();
    if (before instanceof Response) return before;
    const refused = preconditionAnswer(call, show(before), {});
    if (refused) return refused;
    if (call.conditions.ifMatch === null) {
      return describedProblem(preconditionRequired(call.target, 'If-Match', 'other'));
    }
    const content = await read(before);
    if (content instanceof Response) return content;
    const saved = await save(before, content);
    if (saved === null) continue;
    return representationAnswer(200, show(saved), {
      'Content-Location': call.url.pathname,
    });
  }
  return refusalAnswer(call, { kind: 'busy' });
}
