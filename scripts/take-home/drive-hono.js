import { app } from '../hono.js';
import { tellStory } from './story.js';

await tellStory((method, headers, body) => app.request('/notes/shopping', { method, headers, body }));
