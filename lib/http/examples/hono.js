import { conditionalHandler } from '@midair/http';
import { Hono } from 'hono';
import * as notes from './notes.js';

const handler = conditionalHandler(notes);

export const app = new Hono();
app.all('/notes/:id', (context) => handler(context.req.raw, context.req.param('id')));
