import { toast } from 'sonner';

/** Puts the address of a document on the clipboard; where the browser does not allow that, shows it for copying. */
export async function copyLink(documentId: string): Promise<void> {
  const link = new URL(`/documents/${documentId}`, location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    toast('Link copied.');
  } catch {
    toast('The link could not be copied. Here it is:', { description: link, duration: 30_000 });
  }
}
