import type { Draft } from '@/lib/client/session/draft';
import type { ShelfEntry } from '@/lib/client/session/session';
import type { DraftKey, DraftStore } from './draft-store';
import type { Tab } from './tab';

/** A draft in a list, and whether a tab that lives has it open. */
export interface ListedDraft {
  readonly id: string;
  readonly documentId: string;
  readonly title: string;
  /** ISO 8601. */
  readonly updatedAt: string;
  readonly open: 'here' | 'elsewhere' | null;
}

/** Under what this tab keeps its draft of a document. */
export function draftKey(tab: Tab, documentId: string): DraftKey {
  return { id: `${tab.id}.${documentId}`, tab: tab.id };
}

/** A draft to go on with, and whether it is this tab's own (a reload) or was found (its tab was closed or died). */
export interface FoundDraft {
  readonly draft: Draft;
  readonly own: boolean;
}

/** This tab's own draft of a document, or the latest that no living tab has, which is this tab's from now on. */
export async function findDraft(
  drafts: DraftStore,
  tab: Tab,
  documentId: string,
): Promise<FoundDraft | null> {
  await settleAll(drafts, tab);
  const own = await drafts.read(draftKey(tab, documentId).id);
  if (own) return { draft: own, own: true };
  for (const draft of await drafts.list(documentId)) {
    const adopted = await adoptDraft(drafts, tab, draft);
    if (adopted) return { draft: adopted, own: false };
  }
  return null;
}

/** Takes in what pages left as they went, unless they belong to a living tab: that one keeps its own. */
async function settleAll(drafts: DraftStore, tab: Tab): Promise<void> {
  for (const draft of drafts.unsettled()) {
    const settle = () => drafts.settle(draft);
    if (draft.tab === tab.id) await settle();
    else await tab.ifDead(draft.tab, Date.parse(draft.updatedAt), settle);
  }
}

/** Makes another tab's draft this tab's own, unless that tab lives. */
export async function adoptDraft(drafts: DraftStore, tab: Tab, draft: Draft): Promise<Draft | null> {
  const move = () => drafts.move(draft.id, draftKey(tab, draft.documentId));
  return (await tab.ifDead(draft.tab, Date.parse(draft.updatedAt), move)) ?? null;
}

/** Puts a draft's text on the shelf and removes the draft, unless a living tab has it. */
export async function discardDraft(
  drafts: DraftStore,
  tab: Tab,
  draft: Draft,
  stamp: Pick<ShelfEntry, 'id' | 'at'>,
): Promise<void> {
  const { documentId, session } = draft;
  await tab.ifDead(draft.tab, Date.parse(draft.updatedAt), async () => {
    const waiting = session.shelving.map((entry) => drafts.shelve(entry));
    await Promise.all([
      ...waiting,
      drafts.shelve({ ...stamp, documentId, content: session.text, reason: 'discarded' }),
    ]);
    await drafts.drop(draft.id);
  });
}

/** All drafts on this device, the latest first, for a list. */
export async function listDrafts(drafts: DraftStore, tab: Tab): Promise<readonly ListedDraft[]> {
  await settleAll(drafts, tab);
  const all = await drafts.list();
  return Promise.all(
    all.map(async ({ id, tab: holder, documentId, updatedAt, session }): Promise<ListedDraft> => {
      const dead = await tab.ifDead(holder, Date.parse(updatedAt), async () => true);
      const open = holder === tab.id ? 'here' : dead ? null : 'elsewhere';
      return { id, documentId, title: session.text.title, updatedAt, open };
    }),
  );
}
