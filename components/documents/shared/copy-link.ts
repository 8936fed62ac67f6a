import { toast } from '@/components/ui/overlays/toast';
import { copyText } from '@/components/ui/text/copy-text';

/** Puts a link on the clipboard, and says so by `done`; where the browser does not allow that, shows it for copying. */
export async function copyOrShow(link: string, done: string): Promise<void> {
  if (await copyText(link)) toast(done);
  else toast('The link could not be copied. Here it is:', { description: link, duration: 30_000 });
}

/** The same with the address of a document. */
export async function copyLink(documentId: string): Promise<void> {
  await copyOrShow(linkOf(documentId), 'Link copied.');
}

/** The address of a document, as others reach it. In a browser only. */
export function linkOf(documentId: string): string {
  return new URL(`/documents/${documentId}`, location.href).href;
}
