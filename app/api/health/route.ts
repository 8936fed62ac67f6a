import { freshAnswer } from '@/lib/server/http/answers';
import { processRoute } from '@/lib/server/http/process-route';

/** That the process lives and answers; whether it can serve is said at /api/ready. A restart would not bring a database back. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = processRoute(
  '/api/health',
  async ({ config }) => freshAnswer(200, { status: 'ok', database: config.location.provider }),
);
