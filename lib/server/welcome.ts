import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { asFound } from '@/lib/documents/model/repository';
import { withLink } from '@/lib/documents/model/sharing';
import { savingOf } from '@/lib/documents/use-cases/saving-of';

/** Nobody signs in as this person, so nobody owns the welcome document but the application. */
const MIDAIR = { id: '00000000-0000-4000-8000-000000000000', name: 'Midair', colour: 0 };

const TITLE = 'Welcome to Midair';

/** `publicUrl`: the origin that people reach the server by; `null` where it is not known. */
const bodyOf = (
  publicUrl: string | null,
) => `Midair is a place to write together. Its one promise: **nobody's words get lost**, not even when two people save at the same moment.

Everybody finds this page here. It can be read, but not changed. If you see **Make it mine** above, choose it to get a copy of your own. Try things on that copy.

## Try a collision

1. Open your copy in a second window, and put the two side by side. A private window is best: there you are somebody else, with another name and colour.
2. Change a word in this line in the first window: *the quick brown fox jumps over the lazy dog*.
3. Change another word in the same line in the second window.
4. Save in the first window, then in the second.

Most programs would now keep one of the two and drop the other without a word. Here the second save is stopped, because it was based on a version that is no longer the newest. You see what you wrote, what the other person wrote, and what the line was before. You decide, and both versions stay in the history.

## Try an easy one

Change the first item below in one window and the last item in the other. Edits in different places do not get in each other's way, so they are put together for you, and you only have to look at the result.

- Apples
- Bread
- Coffee
- Dates

## Look back

Every save is kept. Open the history to see who changed what, compare any two versions word by word, or bring an old one back. Bringing one back is itself a new version, so you can change your mind again.

## How it works

Each version has a tag, which your window gets together with the text. When you save, your window sends the tag too. It says "this is the version that I started from". If that is still the newest version, your text becomes the next one. If somebody was quicker, nothing is overwritten, and you merge.

That is all: there are no locks, and nobody has to wait until somebody else has finished. On the web this is called a conditional request. A program can take part as well${publicUrl === null ? ', with the address of this server instead of `$URL`' : ''}:

\`\`\`
curl -i ${publicUrl ?? '$URL'}/api/documents
\`\`\`

## Make it yours

Start a document of your own from the home page. Anyone who has its link can read and edit it, until you change that under **Share**. You can let people with the link only read, or let in only the people you invite.
`;

/** Makes the document that explains the product by using it, unless it was ever there. */
export async function seedWelcome(ports: Ports, id: string, publicUrl: string | null): Promise<void> {
  const there = await ports.documents.find(id);
  if (there) return closeWelcome(ports, there);
  const content = { title: TITLE, body: bodyOf(publicUrl) };
  const change = await savingOf(ports, null, {
    documentId: id,
    text: JSON.stringify(content),
    content,
    author: MIDAIR,
    at: new Date(ports.now()),
    mergeBaseEtag: null,
  });
  // Where another instance was quicker, the document is there, and that is all that matters.
  await ports.documents.commit(null, change);
  const made = await ports.documents.find(id);
  if (made) await closeWelcome(ports, made);
}

/** Lets everybody read it and nobody change it: whoever wants to try things makes a copy of their own. */
async function closeWelcome({ documents }: Ports, document: StoredDocument): Promise<void> {
  const { sharing } = document;
  if (sharing.ownerId !== MIDAIR.id || sharing.link === 'view') return;
  const change = { kind: 'share' as const, documentId: document.id, sharing: withLink(sharing, 'view') };
  // Where another instance was quicker, it is done.
  await documents.commit(asFound(document), change);
}
