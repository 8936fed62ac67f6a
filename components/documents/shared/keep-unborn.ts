import { atLeisure } from '@/components/ui/hooks/at-leisure';
import type { Unmade } from '@/lib/client/cache/mutations';

const load = () => import('@/lib/client/running/browser-session');
// It is wanted when the server cannot be reached.
atLeisure(load);

/** `keepUnborn` of the page's sessions, whose program a list of documents can do without at first. */
export async function keepUnborn(unmade: Unmade): Promise<void> {
  await (await load()).keepUnborn(unmade);
}
