import { DELETE, GET, PATCH, POST, PUT } from '../next-route.js';
import { tellStory } from './story.js';

const route = { DELETE, GET, HEAD: GET, PATCH, POST, PUT };
const params = Promise.resolve({ id: 'shopping' });
await tellStory((method, headers, body) => {
  return route[method](new Request('http://localhost/notes/shopping', { method, headers, body }), { params });
});
