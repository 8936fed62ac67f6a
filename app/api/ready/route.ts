import { freshAnswer, problemAnswer } from '@/lib/server/http/answers';
import { processRoute } from '@/lib/server/http/process-route';

/** Whether requests are to be sent here, for whoever spreads them: the database answers, and all that belongs to it is there. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = processRoute('/api/ready', async (call) => {
  const opened = await call.services().catch(() => null);
  const missing = opened ? await opened.readiness.missing() : ['database'];
  if (missing.length === 0) return freshAnswer(200, { status: 'ready' });
  return problemAnswer(
    call,
    'unavailable',
    { detail: `Not ready: ${missing.join(', ')}.`, extensions: { missing } },
    { 'Retry-After': '1' },
  );
});
