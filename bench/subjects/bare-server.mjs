// The least that keeps every save: Node's own server and a database, nothing else. A save is one conditional statement and
// its version, in one transaction that is on the disk before it is answered; tags are hashes; If-Match and If-None-Match
// are compared as one tag. Nobody is known, nothing is counted, described, logged or told to others.
import { createHash } from 'node:crypto';
import http from 'node:http';

const { head, current, create, save, versions } = process.env.DATABASE_URL
  ? await import('./bare-postgres.mjs')
  : await import('./bare-sqlite.mjs');

const hashOf = (id, content) => createHash('sha256').update(id).update(content).digest('hex').slice(0, 16);

function send(response, status, fields, content = '') {
  response.writeHead(status, { ...fields, 'Content-Length': Buffer.byteLength(content) }).end(content);
}

async function answer({ method, url, headers }, content, response) {
  const [, , , id, list] = url.split(/[/?]/);
  if (method === 'GET' && list === 'versions') {
    const before = Number(new URL(url, 'http://bare').searchParams.get('before') ?? Number.MAX_SAFE_INTEGER);
    return send(response, 200, {}, JSON.stringify(await versions(id, before)));
  }
  if (method === 'GET') {
    const known = headers['if-none-match'];
    if (known !== undefined && (await head(id)) === known)
      return response.writeHead(304, { ETag: known }).end();
    const found = await current(id);
    if (!found) return send(response, 404, {});
    return send(response, 200, { ETag: found.etag, 'Content-Type': 'application/json' }, found.content);
  }
  if (headers['if-none-match'] === '*') {
    const etag = await create(id, content, hashOf(id, content));
    return etag ? send(response, 201, { ETag: etag }) : send(response, 412, {});
  }
  const { etag, saved } = await save(id, headers['if-match'], () => hashOf(id, checked(content)), content);
  if (saved) return response.writeHead(204, { ETag: etag }).end();
  const fields = { ETag: etag ?? '', 'Content-Type': 'application/problem+json' };
  send(
    response,
    412,
    fields,
    JSON.stringify({ status: 412, title: 'Precondition Failed', currentETag: etag }),
  );
}

/** Content that is a document. */
function checked(content) {
  const { title, body } = JSON.parse(content);
  if (typeof title !== 'string' || typeof body !== 'string') throw new SyntaxError('This is no document.');
  return content;
}

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () =>
    answer(request, Buffer.concat(parts).toString(), response).catch((error) =>
      send(response, error instanceof SyntaxError ? 400 : 500, {}, String(error)),
    ),
  );
});
server.listen(0, '127.0.0.1', () => console.log(`ready at http://127.0.0.1:${server.address().port}`));
