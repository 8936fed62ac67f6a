import { type Looked, look, startBrowser } from '../pages/look';
import { median } from '../report/median';
import type { Row } from '../report/row';
import type { Part } from './part';

/** Bytes of the document that is opened, and how many others stand in the list. */
const LENGTH = 10_240;
const LISTED = 40;

/** What it takes to open the list and a document of 10 kB for the first time, over “Fast 4G”. */
export const pages: Part = async ({ application, quick, say }) => {
  const { base } = await application();
  const { cookie, document } = await make(base);
  const browser = await startBrowser();
  const rows: Row[] = [];
  for (const [name, what, path] of [
    ['home', 'the list of documents', '/'],
    ['document', 'a document of 10 kB', document],
  ] as const) {
    say(what);
    const looked = await look(browser, { base, path, cookie, times: quick ? 3 : 7 });
    const middle = (of: (one: Looked) => number | null) => median(looked.map((one) => of(one) ?? Number.NaN));
    const row = (part: string, words: string, unit: string, figure: number): Row => ({
      id: `pages/${name}/${part}`,
      what: `${what}, Fast 4G: ${words}`,
      unit,
      figures: { application: figure },
      better: 'less',
    });
    rows.push(
      { ...row('largest', 'largest paint', 's', middle((one) => one.largest) / 1_000), target: 1 },
      {
        ...row(
          'shift',
          'layout shift',
          '',
          middle((one) => one.shift),
        ),
        target: 0.02,
      },
    );
    if (name === 'document') {
      rows.push(row('writable', 'can be written in', 's', middle((one) => one.writable) / 1_000));
    }
  }
  await browser.close();
  return rows;
};

async function make(base: string): Promise<{ readonly cookie: string; readonly document: string }> {
  const met = await fetch(`${base}/api/me`);
  const cookie = met.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const send = async (title: string, body: string) => {
    const answer = await fetch(`${base}/api/documents`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      body: JSON.stringify({ title, body }),
    });
    return (answer.headers.get('Location') ?? '').replace('/api', '');
  };
  for (let at = 0; at < LISTED; at += 1) await send(`Document ${at}`, 'A few words.\n');
  return { cookie, document: await send('Ten kilobytes', textOf(LENGTH)) };
}

/** Headings, paragraphs and lists, as people write them. */
function textOf(bytes: number): string {
  let text = '';
  for (let at = 1; text.length < bytes; at += 1) {
    const words =
      `Part ${at} says something that takes more than one line on most screens, and goes on. `.repeat(4);
    text += `## Part ${at}\n\n${words}\n\n- one thing\n- **another** thing\n\n`;
  }
  return text.slice(0, bytes);
}
