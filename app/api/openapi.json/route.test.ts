import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEM_KINDS } from '@/lib/documents/problems/problem-kinds';
import { type Api, apiOf, everyRoute, ORIGIN, type Routes, startOwnServices } from '@/lib/server/testing/api';

type Operation = { operationId: string; parameters?: { $ref: string }[]; responses: object };
type Item = Record<string, Operation>;

/** Without it there are no metrics. */
const METRICS_TOKEN = 'metrics'.repeat(5);

let routes: Routes;
let api: Api;
let stop: () => Promise<void>;
let description: { openapi: string; paths: Record<string, Item>; servers: { url: string }[] };

beforeAll(async () => {
  stop = startOwnServices({ METRICS_TOKEN });
  routes = await everyRoute((file) => import(/* @vite-ignore */ file));
  api = apiOf(routes);
  description = await (await api('GET', '/api/openapi.json')).json();
});
afterAll(() => stop());

const operations = () =>
  Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => method !== 'parameters')
      .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

describe('the description of the API', () => {
  it('is OpenAPI 3.1, for the origin that it was asked of', () => {
    expect(description.openapi).toMatch(/^3\.1\.\d$/);
    expect(description.servers).toEqual([{ url: ORIGIN }]);
  });

  it('lists every resource that has a route, and no other', () => {
    const patterns = Object.keys(routes).map((pattern) => pattern.replace(/\[(\w+)\]/g, '{$1}'));
    expect(Object.keys(description.paths).sort()).toEqual(patterns.sort());
  });

  it('knows the status of every problem but those of methods that are not there', () => {
    const { responses } = (description as unknown as { components: { responses: object } }).components;
    const statuses = Object.values(PROBLEM_KINDS).map(({ status }) => String(status));
    expect(Object.keys(responses)).toEqual(
      [...new Set(statuses)].filter((each) => !/405|501/.test(each)).sort(),
    );
  });

  it('says of each operation what may come before its route, or instead of it', () => {
    const codes = [
      'bad_request',
      'unauthorized',
      'request_timeout',
      'expectation_failed',
      'misdirected_request',
      'too_many_requests',
      'header_too_large',
      'internal_error',
      'unavailable',
    ] as const;
    const expected = codes.map((code) => String(PROBLEM_KINDS[code].status));
    for (const { operation } of operations()) {
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(expected));
    }
  });

  it('lists for each resource exactly the methods that the resource has', async () => {
    for (const [path, item] of Object.entries(description.paths)) {
      const address = path
        .replace('{id}', '6f1c2f9e-1111-4111-8111-111111111111')
        .replace('{version}', '1')
        .replace('{gate}', 'gate')
        .replace('{invite}', '6f1c2f9e-2222-4222-8222-222222222222')
        .replace('{token}', '6f1c2f9e-3333-4333-8333-333333333333');
      const token = { Authorization: `Bearer ${METRICS_TOKEN}` };
      const asked = path === '/api/metrics' ? { headers: token } : {};
      const response = await api('OPTIONS', address, asked);
      const allowed = response.headers.get('Allow')!.split(', ').sort();
      const listed = Object.keys(item).filter((name) => name !== 'parameters');
      expect([path, allowed]).toEqual([path, listed.map((method) => method.toUpperCase()).sort()]);
    }
  });

  it('names each operation once, and the parameters of each path', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, item] of Object.entries(description.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const described = ((item.parameters as unknown as { $ref: string }[]) ?? []).map(({ $ref }) =>
        $ref.split('/').at(-1),
      );
      expect(described).toEqual(named);
    }
  });

  it('refers to nothing that is not there, and describes nothing that is not used', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map((m) => m[1]!);
    const used = new Set(references);
    for (const reference of used) {
      const steps = reference.slice(2).split('/');
      let at: unknown = description;
      for (const step of steps) at = (at as Record<string, unknown>)[step];
      expect([reference, typeof at]).toEqual([reference, 'object']);
    }
    const { securitySchemes, ...components } = (
      description as unknown as { components: Record<string, object> }
    ).components;
    const { security } = description as unknown as { security: readonly object[] };
    expect(security.flatMap((way) => Object.keys(way))).toEqual(Object.keys(securitySchemes!));
    for (const [kind, parts] of Object.entries(components)) {
      for (const name of Object.keys(parts)) {
        const reference = `#/components/${kind}/${name}`;
        expect([reference, used.has(reference)]).toEqual([reference, true]);
      }
    }
  });

  it('foresees the answers that requests get', async () => {
    const created = await api('POST', '/api/documents', { json: { title: 'a', body: 'b' } });
    const url = created.headers.get('Location')!;
    const documentId = url.split('/').at(-1)!;
    const made = await api('POST', '/api/labs', { json: { guard: 'lock', trial: true } });
    const labId = (await made.json()).id;
    const targets = operations().flatMap((one) =>
      // A lab has a document of the same id, which answers as its guard has it.
      one.path === '/api/documents/{id}'
        ? [documentId, labId].map((id) => ({ ...one, id }))
        : [{ ...one, id: one.path.startsWith('/api/labs') ? labId : documentId }],
    );
    for (const { path, method, operation, id } of targets) {
      if (path.endsWith('/events')) continue;
      const address = path
        .replace('{id}', id)
        .replace('{version}', '1')
        .replace('{gate}', 'gate')
        .replace('{invite}', id)
        .replace('{token}', id);
      const cases: Record<string, string>[] = [
        {},
        { 'If-Match': '"stale"' },
        { Origin: 'https://evil.example' },
        { Authorization: 'Bearer midair_x' },
        { 'Lab-Client': '0.nobody' },
        { 'If-None-Match': '*' },
        { 'If-Match': '*' },
      ];
      for (const headers of cases) {
        const sending =
          method === 'GET' || method === 'HEAD' ? { headers } : { headers, json: 'no document' };
        const { status } = await api(method, address, sending);
        expect([method, path, Object.keys(operation.responses)]).toEqual([
          method,
          path,
          expect.arrayContaining([String(status)]),
        ]);
      }
    }
  });
});
