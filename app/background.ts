import { beOnePerson } from '@/components/documents/home/one-person';
import { supportOffline } from './offline-support';

let begun = false;

/** What goes on behind every page, once all that the page itself needs is there. */
export function begin(): void {
  if (begun) return;
  begun = true;
  supportOffline();
  beOnePerson();
}
