import { answer, emptyAnswer } from '@/lib/server/http/answers';
import { type Handler, route } from '@/lib/server/http/route';
import { labsOf } from '@/lib/server/labs/labs';
import { lockedAnswer, recorded } from '@/lib/server/labs/recorded-route';
import { findLab } from '@/lib/server/labs/request';

type Of = Handler<{ readonly id: string }>;

/** Takes the lock for a while, or takes it anew; 423 while somebody else holds it. */
const take: Of = async (call) => {
  const lab = await findLab(call);
  if (lab instanceof Response) return lab;
  const labs = labsOf(call.services);
  return recorded(call, labs, lab, async (_, member) => {
    const lock = await labs.store.lock(lab.id, member);
    if (!lock) return lockedAnswer(call, 'Somebody else holds the lock.');
    return answer(201, JSON.stringify({ until: lock.until.toISOString() }), {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'Lock-Token': lock.token,
    });
  });
};

/** Gives the lock back. Whose lock has ended by itself has nothing to give, and that is as well. */
const give: Of = async (call) => {
  const lab = await findLab(call);
  if (lab instanceof Response) return lab;
  const labs = labsOf(call.services);
  return recorded(call, labs, lab, async () => {
    await labs.store.unlock(lab.id, call.request.headers.get('lock-token')?.trim() ?? '');
    return emptyAnswer(204, { 'Cache-Control': 'no-store' });
  });
};

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/lock', {
  POST: take,
  DELETE: give,
});
