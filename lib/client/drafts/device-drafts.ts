import { isSelf } from '@/lib/client/document/is-self';
import { type Draft, type Opener, sessionOf, type Typist, typistOf } from '@/lib/client/session/draft';
import { isUnborn, type ShelfEntry } from '@/lib/client/session/session';
import { step } from '@/lib/client/session/step';
import type { DraftStore } from './draft-store';
import { firstDifference } from './first-difference';
import type { Tab } from './tab';

/** A draft in a list, and whether a page that lives has it. */
export interface ListedDraft extends Pick<Draft, 'id' | 'tab' | 'documentId' | 'updatedAt' | 'person'> {
  readonly title: string;
  /** The words with which its text begins to differ from the version that it started from. */
  readonly begins: string;
  readonly open: 'here' | 'elsewhere' | null;
  /** The document is nowhere else yet. */
  readonly unborn: boolean;
}

/** Milliseconds that a page waits for one before it in its tab to let go of its draft; a duplicated tab waits in vain. */
const HANDOVER = 500;
/** The same where that page is surely about to go, however busy the machine is. */
const RELOAD_HANDOVER = 10_000;

/**
 * This tab's own draft of a document, or the latest that no living page has, which is this page's from now on. What
 * somebody other than `me` typed is not taken up by itself; who typed it does not matter where `me` is not known.
 */
export async function findDraft(
  drafts: DraftStore,
  tab: Tab,
  documentId: string,
  me: Opener | null,
): Promise<Draft | null> {
  const isHere = ({ tab: holder }: Pick<Draft, 'tab'>) => holder === tab.id;
  const isOwn = ({ tab: holder }: Pick<Draft, 'tab'>) => holder !== null && tab.before.includes(holder);
  // What a page leaves as it goes may be all that there is of its text, and is nobody else's while that page lives.
  const left = [...(await drafts.list(documentId)), ...drafts.unsettled()].filter(isOwn);
  const going = new Set([tab.reloadOf, ...left.map(({ tab: holder }) => holder)].filter((id) => id !== null));
  await Promise.all([...going].map((id) => handedOver(tab, id)));
  await settleAll(drafts, tab);
  const all = (await drafts.list(documentId)).filter((draft) => isMine(draft, me));
  const others = all.filter((draft) => !isHere(draft) && !isOwn(draft));
  for (const draft of [...all.filter(isHere), ...all.filter(isOwn), ...others]) {
    const adopted = await adoptDraft(drafts, tab, draft, draft.person ?? (me && typistOf(me)));
    if (adopted) return adopted;
  }
  return null;
}

/** Resolves when that page, of this one's tab, is gone, or when there is no use in waiting for it any longer. */
function handedOver(tab: Tab, id: string): Promise<void> {
  const patience = id === tab.reloadOf ? RELOAD_HANDOVER : HANDOVER;
  return tab.gone(id, AbortSignal.timeout(patience)).catch(() => {});
}

/** Whether a draft may be taken up as `me`'s without a question. */
export function isMine({ person }: Pick<Draft, 'person'>, me: Opener | null): boolean {
  return person === null || me === null || isSelf(person.id, me);
}

/** Takes in what pages left as they went, unless they belong to a living page: that one keeps its own. */
async function settleAll(drafts: DraftStore, tab: Tab): Promise<void> {
  for (const words of drafts.unsettled()) {
    if (!(await isHeld(tab, words))) await drafts.settle(words);
  }
}

/** Makes a draft this page's own, as that person's, unless another page that lives has it. */
export async function adoptDraft(
  drafts: DraftStore,
  tab: Tab,
  draft: Draft,
  person: Typist | null,
): Promise<Draft | null> {
  if (await isHeld(tab, draft)) return null;
  // Its page may have gone since the draft was listed: what it left as it went belongs to what is taken up.
  for (const words of drafts.unsettled()) if (words.id === draft.id) await drafts.settle(words);
  return (await drafts.adopt(draft.id, draft.tab, { tab: tab.id, person })) ?? null;
}

/**
 * Puts a draft's text on the shelf, and all else that its session would set aside, and removes the draft, unless a living
 * page has it.
 */
export async function discardDraft(
  drafts: DraftStore,
  tab: Tab,
  draft: Draft,
  stamp: Pick<ShelfEntry, 'id' | 'at'>,
): Promise<void> {
  // Nobody else can take it up meanwhile, and go on with what is about to be removed.
  const mine = await adoptDraft(drafts, tab, draft, draft.person);
  if (!mine) return;
  const { state } = step(sessionOf(mine), { type: 'discard', shelfId: stamp.id, now: stamp.at });
  await Promise.all(state.shelving.map((entry) => drafts.shelve(entry)));
  await drafts.drop(mine.id);
}

/** All drafts on this device, the latest first, for a list. */
export async function listDrafts(drafts: DraftStore, tab: Tab): Promise<readonly ListedDraft[]> {
  await settleAll(drafts, tab);
  const all = await drafts.list();
  return Promise.all(
    all.map(async (draft): Promise<ListedDraft> => {
      const { id, tab: holder, documentId, updatedAt, person, session } = draft;
      const open = holder === tab.id ? 'here' : (await isHeld(tab, draft)) ? 'elsewhere' : null;
      const { text, base } = session;
      const begins = firstDifference(base.content.body, text.body);
      return {
        id,
        tab: holder,
        documentId,
        updatedAt,
        person,
        title: text.title,
        begins,
        open,
        unborn: isUnborn(session),
      };
    }),
  );
}

/** Whether another page, which lives, has it. */
async function isHeld(
  tab: Tab,
  { tab: holder, updatedAt }: Pick<Draft, 'tab' | 'updatedAt'>,
): Promise<boolean> {
  return holder !== null && holder !== tab.id && (await tab.lives(holder, Date.parse(updatedAt)));
}
