import { jsonAnswer } from '@/lib/server/json-answer';
import { describeApi } from '@/lib/server/openapi/description';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/openapi.json', {
  GET: async (call) => jsonAnswer(call, describeApi(call.place.base)),
});
