// A process that takes part in a race: it does what its parent asks, through the routes, on the data that both share.
import { closeServices } from '@/lib/server/services';
import { apiOf } from '@/lib/server/testing/api';
import type { Answered, RaceOrder, RaceReply, Sent } from './race/race-processes';

const api = apiOf({
  '/api/documents': await import('@/app/api/documents/route'),
  '/api/documents/[id]': await import('@/app/api/documents/[id]/route'),
  '/api/documents/[id]/versions': await import('@/app/api/documents/[id]/versions/route'),
  '/api/me': await import('@/app/api/me/route'),
});

async function answer({ method, url, ...sending }: Sent): Promise<Answered> {
  const response = await api(method, url, sending);
  return {
    status: response.status,
    fields: Object.fromEntries(response.headers),
    text: await response.text(),
  };
}

process.on('message', async ({ number, requests }: RaceOrder) => {
  const answers = await Promise.all(requests.map(answer));
  process.send?.({ number, answers } satisfies RaceReply);
});
process.on('disconnect', async () => {
  await closeServices();
  process.exit(0);
});
process.send?.({ number: 0, answers: [] } satisfies RaceReply);
