import { CollisionError, conditionalClient } from '@midair/http';

/** Adds a line to a note, on top of whatever others save meanwhile. `base` is what was read: content and tag. */
export async function addLine(url, line, fetch) {
  const notes = conditionalClient({ fetch });
  for (let base = await notes.load(url); ; ) {
    const saved = await notes.save(base, `${base.content}${line}\n`).catch((error) => error); // If-Match: base.etag
    if (!(saved instanceof Error)) return saved;
    if (!(saved instanceof CollisionError) || !saved.theirs) throw saved;
    base = saved.theirs; // 412: nothing was overwritten; go on from what is there now
  }
}
