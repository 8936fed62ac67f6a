import { NO_STORE } from '@/lib/http/fields/cache-control';
import { emptyAnswer, freshAnswer } from '@/lib/server/http/answers';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { labsOf } from '@/lib/server/labs/labs';
import { lockedAnswer, recorded } from '@/lib/server/labs/recorded-route';
import { anyLab } from '@/lib/server/labs/request';

/** Takes the lock for a while, or takes it anew; 423 while somebody else holds it. */
const take = takes({ lab: anyLab }, async (call, { lab }) => {
  const labs = labsOf(call.services);
  return recorded(call, labs, lab, async (_, member) => {
    const lock = await labs.store.lock(lab.id, member);
    if (!lock) return lockedAnswer(call, 'others');
    return freshAnswer(201, { until: lock.until.toISOString() }, { 'Lock-Token': lock.token });
  });
});

/** Gives the lock back, if it is the sender's. Whose lock has ended by itself has nothing to give, and that is as well. */
const give = takes({ lab: anyLab }, async (call, { lab }) => {
  const labs = labsOf(call.services);
  return recorded(call, labs, lab, async (_, member) => {
    await labs.store.unlock(lab.id, member, call.request.headers.get('lock-token')?.trim() ?? '');
    return emptyAnswer(204, { 'Cache-Control': NO_STORE });
  });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/lock', {
  POST: take,
  DELETE: give,
});
