import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, apiOf, everyRoute, ORIGIN, startOwnServices } from '@/lib/server/testing/api';

type Operation = { operationId: string; parameters?: { $ref: string }[]; responses: object };
type Item = Record<string, Operation>;

let api: Api;
let stop: () => Promise<void>;
let description: { openapi: string; paths: Record<string, Item>; servers: { url: string }[] };

beforeAll(async () => {
  stop = startOwnServices();
  api = apiOf(await everyRoute((file) => import(/* @vite-ignore */ file)));
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

  it('lists for each resource exactly the methods that the resource has', async () => {
    for (const [path, item] of Object.entries(description.paths)) {
      const address = path
        .replace('{id}', '6f1c2f9e-1111-4111-8111-111111111111')
        .replace('{version}', '1')
        .replace('{invite}', '6f1c2f9e-2222-4222-8222-222222222222')
        .replace('{token}', '6f1c2f9e-3333-4333-8333-333333333333');
      const response = await api('OPTIONS', address);
      const allowed = response.headers.get('Allow')!.split(', ').sort();
      const listed = Object.keys(item).filter((name) => name !== 'parameters');
      const implied = listed.includes('get') ? ['HEAD', 'OPTIONS'] : ['OPTIONS'];
      expect([path, allowed]).toEqual([
        path,
        [...listed.map((method) => method.toUpperCase()), ...implied].sort(),
      ]);
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
    const id = url.split('/').at(-1)!;
    for (const { path, method, operation } of operations()) {
      if (path === '/api/events') continue;
      const address = path
        .replace('{id}', id)
        .replace('{version}', '1')
        .replace('{invite}', id)
        .replace('{token}', id);
      const cases: Record<string, string>[] = [
        {},
        { 'If-Match': '"stale"' },
        { Origin: 'https://evil.example' },
        { Authorization: 'Bearer midair_x' },
      ];
      for (const headers of cases) {
        const sending = method === 'GET' ? { headers } : { headers, json: 'no document' };
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
