import type { Author } from '@/lib/client/document/content';
import type { Happening } from '@/lib/client/session/session';
import { newsWords, whoBegins, whoWithin } from './author-words';
import type { Shown } from './shown-notice';

/** Who they were, where a sentence begins: "Ana", "Ana and Cleo", "Ana and 2 more". */
function allBegin([first = null, second, ...others]: readonly (Author | null)[]): string {
  if (second === undefined) return whoBegins(first);
  const rest = others.length === 0 ? whoWithin(second) : `${others.length + 1} more`;
  return `${whoBegins(first)} and ${rest}`;
}

/** What just happened, in a sentence: "Ana saved v3 to v9. You see it now." */
export function noticeWords({ happening, by, from }: Shown): string | null {
  if (happening.type !== 'moved-on') return happeningWords(happening);
  const { version } = happening;
  if (from === version) return `${newsWords({ ...happening, author: happening.by })} You see it now.`;
  return `${allBegin(by)} saved v${from} to v${version}. You see it now.`;
}

/** The same of what stands for itself; `null` for what the save state or a banner says already. */
function happeningWords(happening: Exclude<Happening, { readonly type: 'moved-on' }>): string | null {
  switch (happening.type) {
    case 'saved':
    case 'merged':
    case 'restored':
    case 'collided-again':
      return null;
    case 'already-saved':
      return `Nothing to save: this is v${happening.version}.`;
    case 'found-saved':
      return `Your save had arrived: this is v${happening.version}.`;
    case 'arrived':
      return `The save that you gave up had already arrived: it is v${happening.version}, in the history.`;
    case 'same-text':
      return `${whoBegins(happening.by)} had saved the same text: this is v${happening.version}.`;
    case 'one-sided':
      return `Saved v${happening.version}. It includes what ${whoWithin(happening.by)} saved meanwhile.`;
    case 'replaced':
      return `Saved v${happening.version} in place of what ${whoWithin(happening.by)} saved. That version stays in the history.`;
    case 'put-back':
      if (happening.version === 0)
        return 'A backup was put back on the server. It does not have this document. Your text is still here. Save it again.';
      return `A backup was put back on the server. It has v${happening.version} of this document, and later saves are gone there. Your text is still here. Save it again.`;
    case 'merge-undone':
      return `The merge is undone by v${happening.version}. Your own text is back in the editor, not saved.`;
    case 'recreated':
      return `The document is back, as v${happening.version}.`;
    case 'copied':
      return `Saved as a document of its own: “${happening.title || 'Untitled'}”.`;
    case 'updated':
      return `The changes that ${whoWithin(happening.by)} saved are in your text now. It is not saved yet.`;
    case 'discarded':
      return 'Your changes are set aside.';
  }
}
