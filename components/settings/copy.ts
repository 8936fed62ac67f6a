import { toast } from '@/components/ui/overlays/toast';
import { copyText } from '@/components/ui/text/copy-text';

/** Copies what stands on the page; where the browser does not allow that, it can be selected there. */
export async function copy(text: string, done: string): Promise<void> {
  toast((await copyText(text)) ? done : 'This could not be copied. Select it and copy it yourself.');
}
