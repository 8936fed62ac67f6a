import { expect, it } from 'vitest';
import { onePerson } from './one-person';

/** A browser with a cookie, if it keeps one, and pages that hear each other. */
function browser({ cookies = true } = {}) {
  let cookie = 'ana';
  let strangers = 0;
  const pages: { hear(id: string): void; restarts: number }[] = [];
  const heard: Promise<void>[] = [];
  async function open() {
    const ask = () => (cookies ? cookie : `stranger ${strangers++}`);
    let known: string | null = null;
    const page = { hear: (_: string): void => {}, restarts: 0 };
    pages.push(page);
    await onePerson(
      {
        post: (id) => {
          for (const other of pages) if (other !== page) heard.push(Promise.resolve(other.hear(id)));
        },
        listen: (hear) => {
          page.hear = hear;
        },
      },
      () => page.restarts++,
      {
        me: async (anew = false) => {
          known = anew || known === null ? ask() : known;
          return { id: known, name: known, colour: 0 };
        },
      },
    );
    await Promise.all(heard);
    return page;
  }
  return {
    open,
    become: (id: string) => {
      cookie = id;
    },
  };
}

it('a page starts over, once, when another says that the browser is somebody else now', async () => {
  const { open, become } = browser();
  const first = await open();
  const second = await open();
  expect([first.restarts, second.restarts]).toEqual([0, 0]);
  become('ben');
  await open();
  await open();
  expect([first.restarts, second.restarts]).toEqual([1, 1]);
});

it('a page goes on where the browser keeps no cookies, and each answer is another stranger’s', async () => {
  const { open } = browser({ cookies: false });
  const first = await open();
  await open();
  expect(first.restarts).toBe(0);
});

it('a page that is told a word that the server does not confirm goes on', async () => {
  const { open } = browser();
  const first = await open();
  first.hear('mallory');
  await Promise.resolve();
  await open();
  expect(first.restarts).toBe(0);
});
