import { describeApi } from '@/lib/openapi/description';
import { jsonAnswer } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/openapi.json', {
  GET: async (call) => jsonAnswer(call, describeApi(call.target.base)),
});
