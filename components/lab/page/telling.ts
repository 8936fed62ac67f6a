import { toast } from '@/components/ui/overlays/toast';
import { ProblemError } from '@/lib/client/api/problem-error';
import { LabError } from '@/lib/lab/client/lab-api';

/** Does something that may fail, and tells whoever looks if it did. */
export function telling(work: () => Promise<unknown>): void {
  work().catch((error: unknown) => {
    toast(
      error instanceof LabError || error instanceof ProblemError
        ? error.message
        : 'No answer came from the server. Your text is still here. Try again in a moment.',
    );
  });
}
