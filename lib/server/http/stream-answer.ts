import { type Fields, fieldsOf, problemAnswer } from './answers';
import type { Call } from './call';

/** Seconds after which to ask again for a stream that there was no place for. */
const WAIT = { 'Retry-After': '30' };

/**
 * A stream of server-sent events, which goes on for as long as its reader stays and so is never stored or changed on its
 * way. HEAD says the same and opens none. `open` is handed what gives the stream's place back, to be called when it is
 * closed; where whoever asks has no place left the answer is 429, and 503 where nobody has.
 */
export function streamAnswer(
  call: Call,
  open: (onClose: () => void) => ReadableStream<Uint8Array>,
  fields: Fields = {},
): Response {
  const headers = fieldsOf({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'private, no-store, no-transform',
    // Proxies that collect answers before they pass them on would keep everything back for ever.
    'X-Accel-Buffering': 'no',
    ...fields,
  });
  if (call.request.method === 'HEAD') return new Response(null, { headers });
  const leave = call.services.streams.take(call.asker);
  if (typeof leave === 'function') return new Response(open(leave), { headers });
  call.services.metrics?.limitMet(`streams.${leave}`);
  if (leave === 'all') {
    const message = 'Too many people follow documents here right now. You can still save.';
    return problemAnswer(call, 'unavailable', { detail: 'All event streams are taken.', message }, WAIT);
  }
  const whose = leave === 'person' ? 'one person' : 'one address';
  const message = 'You follow too many documents here at once. You can still save.';
  return problemAnswer(
    call,
    'too_many_requests',
    { detail: `No more event streams may be open for ${whose} (streams.${leave}).`, message },
    WAIT,
  );
}
