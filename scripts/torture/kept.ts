import type { KeptDocument, KeptVersion } from './record';

/** Whether the document was deleted between a version, given by its place, and the one after it, or after the last one. */
export function deletedAfter({ versions, current }: KeptDocument, at: number): boolean {
  const next = versions[at + 1];
  return next ? next.parent === null : current === null;
}

/** The title of a content, which is the mark of the act that wrote it; `null` where it is no content. */
export function markIn(content: string): string | null {
  return parse(content)?.title ?? null;
}

/** What a patch of the title makes of a version; `null` where there is none. */
export function patched(before: KeptVersion | undefined, title: string): string | null {
  const content = before && parse(before.content);
  return content ? JSON.stringify({ title, body: content.body }) : null;
}

function parse(content: string): { readonly title: string; readonly body: string } | null {
  try {
    const { title, body } = JSON.parse(content);
    return { title: String(title), body: String(body) };
  } catch {
    return null;
  }
}
