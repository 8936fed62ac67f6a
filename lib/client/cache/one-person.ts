import { type DocumentsApi, documents } from '@/lib/client/api/documents-api';
import type { Person } from '@/lib/client/api/shapes';

/** How the pages of a browser hear each other. */
interface Channel {
  post(id: string): void;
  listen(hear: (id: string) => void): void;
}

/**
 * Has all pages of a browser be one person: each says who it is when it begins, and one that hears of somebody else asks
 * the server, and starts over where that says the same. Where the browser keeps no cookies each answer is somebody else's,
 * and nothing is done. Resolves to who this page is.
 */
export async function onePerson(
  channel: Channel,
  startOver: () => void,
  api: Pick<DocumentsApi, 'me'> = documents,
): Promise<Person> {
  channel.listen(async (id) => {
    try {
      const before = await api.me();
      if (before.id !== id && (await api.me(true)).id === id) startOver();
    } catch {
      // Who one is shows at the next answer.
    }
  });
  const me = await api.me();
  channel.post(me.id);
  return me;
}
