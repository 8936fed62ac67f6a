import { problemAnswer } from '@/lib/server/http/answers';
import { type Handler, route } from '@/lib/server/http/route';
import { clientsOf, labsOf, stateOf } from '@/lib/server/labs/labs';
import { findLab } from '@/lib/server/labs/request';

/** Streams that may follow one lab at once: a class, and then some. */
const MOST_STREAMS = 200;

const HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'private, no-store, no-transform',
  // Proxies that collect answers before they pass them on would keep everything back for ever.
  'X-Accel-Buffering': 'no',
};

/** What goes on in the lab: its state, who joins, every exchange. */
const follow: Handler<{ readonly id: string }> = async (call) => {
  const lab = await findLab(call);
  if (lab instanceof Response) return lab;
  const { hub } = labsOf(call.services);
  if (hub.audience(lab.id) >= MOST_STREAMS) {
    return problemAnswer(call, 'too_many_requests', { detail: 'Too many follow this lab already.' });
  }
  if (call.request.method === 'HEAD') return new Response(null, { headers: HEADERS });
  const stream = hub.connect(
    lab.id,
    [
      { type: 'lab', lab: stateOf(lab) },
      { type: 'clients', clients: clientsOf(lab) },
    ],
    lab.round,
    call.request.headers.get('last-event-id'),
  );
  return new Response(stream, { headers: HEADERS });
};

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/events', {
  GET: follow,
});
