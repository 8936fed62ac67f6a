import { problemAnswer } from '@/lib/server/http/answers';
import { route } from '@/lib/server/http/route';
import { streamAnswer } from '@/lib/server/http/stream-answer';
import { takes } from '@/lib/server/http/takes';
import { labsOf } from '@/lib/server/labs/labs';
import { anyLab, isTeacher, noLab } from '@/lib/server/labs/request';

/** Streams that may follow one lab at once in one process: a class, and then some. */
const MOST_STREAMS = 200;

/** What goes on in the lab: its state, who joins, every exchange. */
const follow = takes({ lab: anyLab }, async (call, { lab }) => {
  const { hub, streams, store } = labsOf(call.services);
  // Whoever made the lab always finds a place, and nobody else takes all of them.
  const full = hub.audience(lab.id) >= MOST_STREAMS && !isTeacher(call, lab);
  const leave = full ? null : streams.take(lab.id, call.asker);
  if (!leave) {
    return problemAnswer(
      call,
      'too_many_requests',
      { detail: 'Too many follow this lab already.' },
      { 'Retry-After': '30' },
    );
  }
  let opened = false;
  try {
    const connect = await hub.open(lab.id);
    if (!connect) return noLab(call);
    await store.followed([lab.id]);
    return streamAnswer(call, (onClose) => {
      opened = true;
      return connect(call.request.headers.get('last-event-id'), () => {
        leave();
        onClose();
      });
    });
  } finally {
    if (!opened) leave();
  }
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/events', {
  GET: follow,
});
