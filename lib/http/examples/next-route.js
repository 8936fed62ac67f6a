// The route file of a note in a Next.js application: [id]/route.js
import { conditionalHandler } from '@midair/http';
import * as notes from './notes.js';

const handler = conditionalHandler(notes);
const route = async (request, { params }) => handler(request, (await params).id);

// All methods, so that the 405 of the others has its Allow as well. Next asks GET for HEAD.
export { route as DELETE, route as GET, route as OPTIONS, route as PATCH, route as POST, route as PUT };
