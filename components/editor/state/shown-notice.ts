import type { Author } from '@/lib/client/document/content';
import type { Happening, Notice } from '@/lib/client/session/session';

/** What is said of a document now. It changes in place: there is never more than one. */
export interface Shown {
  readonly happening: Happening;
  /** Who did it, each once, the first first: several where what they saved is said together. */
  readonly by: readonly (Author | null)[];
  /** The first of the versions that are said together; `null` where it is not about that. */
  readonly from: number | null;
}

/** What a banner or a dialog says while this is so. The notice would only say it again. */
export interface SaidElsewhere {
  /** The version of a merge whose banner tells what it kept of one's own changes. */
  readonly mergeNews: number | null;
  /** Whether a banner says that a merge is undone. */
  readonly mergeUndone: boolean;
  /** The copy to which a banner leads. */
  readonly keptAs: string | undefined;
  /** Whether the save state says that a newer version is on its way. */
  readonly behind: boolean;
}

const silent: ReadonlySet<Happening['type']> = new Set(['saved', 'merged', 'restored', 'collided-again']);

/** Whether something can be taken back, or gone to, from its notice: others do not push that aside. */
function offersMore({ type }: Happening): boolean {
  return type === 'discarded' || type === 'copied' || type === 'arrived';
}

function isSaidElsewhere(happening: Happening, said: SaidElsewhere): boolean {
  switch (happening.type) {
    case 'moved-on':
      return happening.version === said.mergeNews;
    case 'merge-undone':
      return said.mergeUndone;
    case 'copied':
      return happening.documentId === said.keptAs;
    case 'already-saved':
      return said.behind;
    default:
      return silent.has(happening.type);
  }
}

function samePerson(one: Author | null, other: Author | null): boolean {
  return one?.name === other?.name && one?.you === other?.you;
}

/**
 * What is said once something more has happened. Versions that others save one after the other are said together. What the
 * save state, a banner or the dialog says is left to it.
 *
 * @param before what is said until then.
 */
export function noticeAfter(before: Shown | null, notice: Notice, said: SaidElsewhere): Shown | null {
  const { id: _, ...happening } = notice;
  if (isSaidElsewhere(happening, said)) return before;
  if (happening.type !== 'moved-on') return { happening, by: [], from: null };
  if (before && offersMore(before.happening)) return before;
  const { by, version } = happening;
  if (before?.happening.type !== 'moved-on') return { happening, by: [by], from: version };
  const known = before.by.some((each) => samePerson(each, by));
  return { happening, by: known ? before.by : [...before.by, by], from: before.from };
}

/** What is still to be said once a banner or dialog says more. */
export function noticeBeside(shown: Shown | null, said: SaidElsewhere): Shown | null {
  return shown && isSaidElsewhere(shown.happening, said) ? null : shown;
}
