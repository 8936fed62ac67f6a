// The route file of a note in a Next.js application: [id]/route.js
import { conditionalHandler } from '@midair/http';
import * as notes from './notes.js';

const handler = conditionalHandler(notes);
const route = async (request, { params }) => handler(request, (await params).id);

export { route as DELETE, route as GET, route as HEAD, route as OPTIONS, route as PUT };
