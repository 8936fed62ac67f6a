import { freshAnswer } from '@/lib/server/http/answers';
import { route } from '@/lib/server/http/route';

/** Ready means that the database answers; where it does not, the wrapper says 503. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/health', {
  GET: async ({ services }) => {
    await services.database.readClient.setting.count();
    return freshAnswer(200, { status: 'ok', database: services.config.location.provider });
  },
});
