import { once } from 'node:events';
import { server } from '../node-http.js';
import { tellStory } from './story.js';

await once(server.listen(0, '127.0.0.1'), 'listening');
const url = `http://127.0.0.1:${server.address().port}/notes/shopping`;
await tellStory((method, headers, body) => fetch(url, { method, headers, body }));
server.closeAllConnections();
server.close();
