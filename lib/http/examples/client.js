import { CollisionError, conditionalClient, NoAnswerError } from '@midair/http';

/** Adds a line to a note, on top of whatever others save meanwhile. `base` is what was read: content and tag. */
export async function addLine(url, line, fetch, tries = 5) {
  const notes = conditionalClient({ fetch });
  let [base, key] = [await notes.load(url), crypto.randomUUID()];
  for (;;) {
    const saved = await notes.save(base, `${base.content}${line}\n`, { key }).catch((error) => error); // If-Match: base.etag
    if (!(saved instanceof Error)) return saved;
    if (saved instanceof NoAnswerError && --tries > 0) continue; // the same key: the same act, done once
    if (!(saved instanceof CollisionError) || !saved.theirs) throw saved;
    [base, key] = [saved.theirs, crypto.randomUUID()]; // 412: nothing was overwritten; go on from what is there now
  }
}
