import { toast } from '@/components/ui/overlays/toast';
import { nameForSentence } from '@/components/ui/people/side-names';
import { onePerson } from '@/lib/client/cache/one-person';

/** What pages say to each other is agreed on by name: another meaning gets another name. */
const CHANNEL = 'midair-person-1';
const STARTED_OVER = 'midair-started-over';

/**
 * Has this page, for as long as it lives, be the same person as the others of the browser. It loads anew where it is not, and
 * says so.
 */
export function beOnePerson(): void {
  if (!('BroadcastChannel' in window)) return;
  const startedOver = sessionStorage.getItem(STARTED_OVER) !== null;
  sessionStorage.removeItem(STARTED_OVER);
  const channel = new BroadcastChannel(CHANNEL);
  const startOver = () => {
    sessionStorage.setItem(STARTED_OVER, '1');
    // All that this page knows is another person's. What was typed in it is kept as it goes.
    location.reload();
  };
  onePerson(
    {
      post: (id) => channel.postMessage(id),
      listen: (hear) => {
        channel.onmessage = ({ data }: MessageEvent<string>) => hear(data);
      },
    },
    startOver,
  ).then(
    // Not by the cache: what is not alive yet of this page must find it as the server had it.
    ({ name }) => startedOver && toast(`You are ${nameForSentence(name)} in this browser now.`),
    () => {},
  );
}
