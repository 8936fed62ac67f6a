import type { LabEvent } from '@/lib/lab/people/lab-view';
import { problemAnswer } from '@/lib/server/http/answers';
import { route } from '@/lib/server/http/route';
import { streamAnswer } from '@/lib/server/http/stream-answer';
import { takes } from '@/lib/server/http/takes';
import { clientsOf, labsOf, stateOf } from '@/lib/server/labs/labs';
import { anyLab, isTeacher } from '@/lib/server/labs/request';

/** Streams that may follow one lab at once: a class, and then some. */
const MOST_STREAMS = 200;

/** What goes on in the lab: its state, who joins, every exchange. */
const follow = takes({ lab: anyLab }, async (call, { lab }) => {
  const { hub, streams } = labsOf(call.services);
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
  const greeting: readonly LabEvent[] = [
    { type: 'lab', lab: stateOf(lab) },
    { type: 'clients', clients: clientsOf(lab) },
  ];
  const lastEventId = call.request.headers.get('last-event-id');
  let opened = false;
  const answer = streamAnswer(call, (onClose) => {
    opened = true;
    return hub.connect(lab.id, greeting, lab.round, lastEventId, () => {
      leave();
      onClose();
    });
  });
  if (!opened) leave();
  return answer;
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/events', {
  GET: follow,
});
