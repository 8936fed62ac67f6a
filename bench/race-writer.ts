// A process that takes part in a race: it does what its parent asks, through the routes, on the data that both share.
import { closeServices } from '@/lib/server/services';
import { apiOf } from '@/lib/server/testing/api';
import type { RaceOrder, RaceReply } from './race/race-processes';

const api = apiOf({
  '/api/documents/[id]': await import('@/app/api/documents/[id]/route'),
  '/api/documents/[id]/versions': await import('@/app/api/documents/[id]/versions/route'),
});

async function obey(order: RaceOrder): Promise<RaceReply['done']> {
  if (order.kind === 'read') return (await api('GET', order.url)).text();
  const headers = { ...order.conditions, 'content-type': 'application/json' };
  return Promise.all(
    order.texts.map(async (body) => {
      const response = await api('PUT', order.url, { headers, body });
      return { status: response.status, etag: response.headers.get('ETag') };
    }),
  );
}

process.on('message', async (order: RaceOrder) => {
  const done = await obey(order);
  process.send?.({ number: order.number, done } satisfies RaceReply);
});
process.on('disconnect', async () => {
  await closeServices();
  process.exit(0);
});
process.send?.({ number: 0, done: 'ready' } satisfies RaceReply);
