import { problemAnswer } from '@/lib/server/http/answers';
import { endingWithToken } from '@/lib/server/http/ending-after';
import { route } from '@/lib/server/http/route';
import { streamAnswer } from '@/lib/server/http/stream-answer';
import { takes } from '@/lib/server/http/takes';
import { labsOf } from '@/lib/server/labs/labs';
import { anyLab, isTeacher, noLab } from '@/lib/server/labs/request';

/** Streams that may follow one lab at once in one process: a class, and then some. */
const MOST_STREAMS = 200;

/** What goes on in the lab: its state, who joins, every exchange; for its teachers also how far each client has come. */
const follow = takes({ lab: anyLab }, async (call, { lab }) => {
  const { hub, streams, store } = labsOf(call.services);
  // A teacher always finds a place, bounded by a share of their own, and nobody else takes all of them.
  const teacher = await isTeacher(call, lab);
  const full = hub.audience(lab.id) >= MOST_STREAMS && !teacher;
  const leave = full ? null : streams.take(lab.id, call.asker, teacher);
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
    const lastEventId = call.request.headers.get('last-event-id');
    await store.followed([lab.id]);
    const answer = await hub.open(lab.id, { teacher, lastEventId }, (connect) =>
      streamAnswer(
        call,
        endingWithToken(call, (onClose) => {
          opened = true;
          return connect(() => {
            leave();
            onClose();
          });
        }),
      ),
    );
    return answer ?? noLab(call);
  } finally {
    if (!opened) leave();
  }
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/events', {
  GET: follow,
});
