import { QueryObserver, queryOptions } from '@tanstack/react-query';
import { makeQueryClient } from '@/lib/client/cache/query-client';

/** Something that a page reads and shows, of which each read is answered by hand, in any order. */
export function readByHand<Data>() {
  const client = makeQueryClient();
  const answers: ((data: Data) => void)[] = [];
  const query = queryOptions({
    queryKey: ['what'],
    queryFn: () => new Promise<Data>((resolve) => answers.push(resolve)),
  });
  const observer = new QueryObserver(client, query);
  /** Nobody looks at it any more. */
  const leave = observer.subscribe(() => {});
  return {
    client,
    query,
    /** How often it was read. */
    asked: () => answers.length,
    shown: () => observer.getCurrentResult(),
    /** Answers the nth read, and lets the page take note. */
    answer: async (read: number, data: Data) => {
      answers[read]!(data);
      await new Promise((resolve) => setTimeout(resolve));
    },
    leave,
  };
}
