import { nameForSentence } from '@/components/ui/people/side-names';
import type { ListedDraft } from '@/lib/client/drafts/device-drafts';

interface OtherDraftWordsProps {
  readonly draft: Pick<ListedDraft, 'begins' | 'person'>;
  readonly mine: boolean;
  /** When it was typed last, as a time of the clock. */
  readonly when: string;
}

/** What else was typed in this document, with its first words: two drafts of one minute are told apart by them. */
export function OtherDraftWords({ draft, mine, when }: OtherDraftWordsProps) {
  const words = draft.begins !== '' && (
    <>
      {': '}
      <q dir="auto" className="text-ink-soft">
        {draft.begins}
      </q>
    </>
  );
  return mine ? (
    <>
      There are more unsaved changes to this document on this device, from {when}
      {words}. If you open them, the text in the editor is kept for later.
    </>
  ) : (
    <>
      {nameForSentence(draft.person?.name ?? '')} typed unsaved changes to this document on this device, at{' '}
      {when}
      {words}. They are not in your text.
    </>
  );
}
