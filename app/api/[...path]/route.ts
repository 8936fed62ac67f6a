import { problemAnswer } from '@/lib/server/http/answers';
import { type Handler, route } from '@/lib/server/http/route';

/** Whatever the method, there is nothing here: a problem, where the framework would send a page. */
const nothing: Handler<unknown> = async (call) =>
  problemAnswer(call, 'not_found', { detail: 'The API has no such resource.' });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/*', {
  GET: nothing,
  POST: nothing,
  PUT: nothing,
  PATCH: nothing,
  DELETE: nothing,
});
