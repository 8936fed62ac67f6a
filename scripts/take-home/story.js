import assert from 'node:assert/strict';

/** What anybody who asks a guarded note has to see, whatever the server is made of. `ask(method, fields, content)`. */
export async function tellStory(ask) {
  const put = (fields, content) => ask('PUT', { 'Content-Type': 'application/json', ...fields }, content);

  const unconditional = await put({}, '"tea"');
  assert.equal(unconditional.status, 428);
  assert.equal(unconditional.headers.get('content-type'), 'application/problem+json');
  assert.deepEqual((await unconditional.json()).requiredHeaders, ['If-None-Match']);

  const created = await put({ 'If-None-Match': '*' }, '"tea"');
  assert.equal(created.status, 201);
  const etag = created.headers.get('etag');
  assert.match(etag, /^"[^"]+"$/);

  const read = await ask('GET', {});
  assert.deepEqual([read.status, read.headers.get('etag'), await read.text()], [200, etag, '"tea"']);
  const again = await ask('GET', { 'If-None-Match': etag });
  assert.deepEqual([again.status, await again.text()], [304, '']);
  const head = await ask('HEAD', {});
  assert.deepEqual([head.status, head.headers.get('content-length'), await head.text()], [200, '5', '']);

  const act = { 'If-Match': etag, 'Idempotency-Key': '"an-act"' };
  const saved = await put(act, '"milk"');
  assert.equal(saved.status, 204);
  const repeated = await put(act, '"milk"');
  assert.deepEqual([repeated.status, repeated.headers.get('etag')], [204, saved.headers.get('etag')]);

  const stale = await put({ 'If-Match': etag }, '"milk"');
  assert.equal(stale.status, 412);
  const problem = await stale.json();
  assert.deepEqual([problem.reason, problem.currentETag], ['stale', saved.headers.get('etag')]);

  assert.equal((await ask('DELETE', {})).status, 428);
  assert.equal((await ask('DELETE', { 'If-Match': saved.headers.get('etag') })).status, 204);
  assert.equal((await ask('GET', {})).status, 404);
  const unknown = await ask('POST', {});
  assert.deepEqual([unknown.status, unknown.headers.get('allow')], [405, 'GET, HEAD, PUT, DELETE, OPTIONS']);
}
