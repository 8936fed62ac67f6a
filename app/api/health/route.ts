import { NO_STORE } from '@/lib/http/fields/cache-control';
import { answer } from '@/lib/server/http/answers';
import { route } from '@/lib/server/http/route';

/** Ready means that the database answers; where it does not, the wrapper says 503. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/health', {
  GET: async ({ services }) => {
    await services.database.readClient.setting.count();
    return answer(200, JSON.stringify({ status: 'ok', database: services.config.location.provider }), {
      'Content-Type': 'application/json',
      'Cache-Control': NO_STORE,
    });
  },
});
