import { nameForSentence } from '@/components/ui/people/side-names';
import type { SaveRefusal } from '@/lib/client/session/session';

/** What a refusal means, and what to do about it: by the status, since what stands in between answers without words. */
export function refusalWords({ status, message, reason }: SaveRefusal): string {
  switch (reason === 'origin' ? reason : status) {
    case 401:
      return 'Not saved: the server no longer knows who you are. Your text is kept on this device. Reload the page, then save again.';
    case 403:
      return 'Not saved: you may read this document, but not change it. Your text is kept on this device. Save it as a copy, or ask the owner to let you edit.';
    case 413:
      return 'Not saved: the text is larger than a document may be, which is 1 MiB. It is kept on this device. Make it shorter, or divide it into two documents.';
    default:
      return `The server did not take this save: ${message} Your text is kept on this device.`;
  }
}

/** Offers to save as who one is now, by name as soon as that is known. */
export function saveAsWords(me: { readonly name: string } | undefined): string {
  return me ? `Save as ${nameForSentence(me.name)}` : 'Save under my new name';
}
