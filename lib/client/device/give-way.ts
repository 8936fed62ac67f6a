import type { DBSchema, OpenDBCallbacks } from 'idb';

/**
 * How a page holds a database of the device: a newer release in another tab that wants to change it must not wait for
 * this page, which opens it anew when it needs it.
 *
 * @param lost is called when the page has it no more.
 */
export function giveWay<Schema extends DBSchema>(
  lost: () => void,
): Pick<OpenDBCallbacks<Schema>, 'blocking' | 'terminated'> {
  return {
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  };
}
