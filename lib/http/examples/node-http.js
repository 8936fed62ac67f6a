import { createServer } from 'node:http';
import { conditionalHandler, nodeListener } from '@midair/http';
import * as notes from './notes.js';

const handler = conditionalHandler(notes);
const route = (request) => handler(request, new URL(request.url).pathname);

export const server = createServer(
  nodeListener(route, { origin: 'http://localhost', onFault: console.error }),
);
