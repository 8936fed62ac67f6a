import { jsonAnswer } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { describeApi } from '@/lib/server/openapi/description';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/openapi.json', {
  GET: async (call) => jsonAnswer(call, describeApi(call.target.base)),
});
