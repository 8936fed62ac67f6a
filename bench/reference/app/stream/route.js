// The least that streams cost in this framework: a route that hands them out and writes to all of them what it is sent.
const readers = new Set();

export const dynamic = 'force-dynamic';

export function GET() {
  let mine;
  const body = new ReadableStream({
    start(controller) {
      mine = controller;
      readers.add(controller);
      controller.enqueue(new TextEncoder().encode(': here\n\n'));
    },
    cancel() {
      readers.delete(mine);
    },
  });
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform' },
  });
}

/** Answers first, as a save does. */
export async function PUT(request) {
  const bytes = new Uint8Array(await request.arrayBuffer());
  setImmediate(() => {
    for (const reader of readers) reader.enqueue(bytes);
  });
  return new Response(null, { status: 204 });
}
