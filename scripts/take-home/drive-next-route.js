import { DELETE, GET, HEAD, PUT } from '../next-route.js';
import { tellStory } from './story.js';

const route = { DELETE, GET, HEAD, PUT };
const params = Promise.resolve({ id: 'shopping' });
await tellStory((method, headers, body) => {
  const handler = route[method];
  // Next answers 405 by itself for a method that a route does not export.
  if (!handler) return new Response(null, { status: 405 });
  return handler(new Request('http://localhost/notes/shopping', { method, headers, body }), { params });
});
