import type { Collision } from '@/lib/client/collision';
import type { Content } from '@/lib/client/content';
import type { KeptSession } from '@/lib/client/draft';

const known = new WeakMap<Content, readonly string[]>();

/** The words of texts. In these tests each word is typed once in all the world, so that none can hide behind another. */
export function wordsIn(...texts: readonly (Content | string)[]): readonly string[] {
  return texts.length === 1 ? wordsOf(texts[0]!) : texts.flatMap(wordsOf);
}

function wordsOf(text: Content | string): readonly string[] {
  if (typeof text === 'string') return text.split(/\s+/).filter((word) => word !== '');
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

/** Every word that a session, or a draft of it, still has. */
export function wordsHeld({ text, queued, saving, collision, shelving }: KeptSession): readonly string[] {
  return wordsIn(
    text,
    ...(queued ? [queued] : []),
    ...(saving ? [saving.content, ...saving.leaving.map(({ content }) => content)] : []),
    ...(collision ? [collision.mine, ...typedInDialog(collision)] : []),
    ...shelving.map(({ content }) => content),
  );
}
