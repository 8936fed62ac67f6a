import { conditionalHandler } from '@midair/http';
import * as notes from '../notes.js';

/** A fetch that answers by itself, in the browser too: notes by address. */
export function noteServer() {
  const handler = conditionalHandler(notes);
  return (url, init) => handler(new Request(url, init), url);
}
