import type { Call } from '@/lib/server/http/call';
import { jsonAnswer } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { signInState } from '@/lib/server/sign-in/sign-in';

async function read(call: Call): Promise<Response> {
  return jsonAnswer(call, await signInState(call));
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/me/account', { GET: read });
