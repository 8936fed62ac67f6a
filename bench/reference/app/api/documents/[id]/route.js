// The least that a request costs in this framework: handlers that keep nothing, and answer as if each document had two
// versions.
const FIRST = '"1-0123456789abcdef"';
const SECOND = '"2-0123456789abcdef"';
const CONTENT = JSON.stringify({ title: 'Measured', body: 'x'.repeat(4_000) });
const PROBLEM = JSON.stringify({ status: 412, title: 'Precondition Failed', currentETag: SECOND });
/** Addresses of which the first version is overtaken. */
const overtaken = new Set();

export const dynamic = 'force-dynamic';

export function GET(request) {
  if (request.headers.get('if-none-match') === SECOND)
    return new Response(null, { status: 304, headers: { ETag: SECOND } });
  return new Response(CONTENT, { headers: { ETag: SECOND, 'Content-Type': 'application/json' } });
}

export async function PUT(request) {
  await request.text();
  if (request.headers.get('if-none-match') === '*')
    return new Response(null, { status: 201, headers: { ETag: FIRST } });
  if (request.headers.get('if-match') === SECOND || !overtaken.has(request.url)) {
    overtaken.add(request.url);
    return new Response(null, { status: 204, headers: { ETag: SECOND } });
  }
  return new Response(PROBLEM, {
    status: 412,
    headers: { ETag: SECOND, 'Content-Type': 'application/problem+json' },
  });
}
