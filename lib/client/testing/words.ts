import type { Content } from '@/lib/client/document/content';
import type { Collision } from '@/lib/client/session/collision';
import type { KeptSession } from '@/lib/client/session/draft';

const known = new WeakMap<Content, readonly string[]>();

/** Words. The mark of a task that is done is none. */
export const WORDS = /(?!(?<=\[)x\])[\p{L}\p{N}]+/gu;

/** A text's words. In these tests each is typed once in all the world, so that none can hide behind another. */
export function wordsOf(text: Content | string): readonly string[] {
  if (typeof text === 'string') return text.match(WORDS) ?? [];
  const words = known.get(text) ?? wordsOf(`${text.title}\n${text.body}`);
  known.set(text, words);
  return words;
}

/** What was typed by hand in the dialog. */
export function typedInDialog({ choices, displaced }: Collision): readonly string[] {
  return (['title', 'body'] as const).flatMap((field) => [
    ...displaced[field].map(({ text }) => text),
    ...choices[field].flatMap((choice) => (choice?.take === 'edited' ? [choice.text] : [])),
  ]);
}

/** Every text that a session, or a draft of it, still has. */
export function textsHeld(session: KeptSession): readonly (Content | string)[] {
  const { text, queued, saving, collision, shelving } = session;
  const texts: (Content | string)[] = [text];
  if (queued) texts.push(queued);
  if (saving) texts.push(saving.content, ...saving.leaving.map(({ content }) => content));
  if (collision) texts.push(collision.mine, ...typedInDialog(collision));
  texts.push(...shelving.map(({ content }) => content));
  return texts;
}
