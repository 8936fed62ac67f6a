import { describe, expect, it } from 'vitest';
import { chanceOf } from './chance';
import { drawRequest } from './request';
import { fieldsOf, routesOf } from './routes';
import { World } from './world';

const surface = { routes: routesOf(process.cwd()), fields: fieldsOf(process.cwd()) };

function drawn(seed: number, count: number): readonly string[] {
  const chance = chanceOf(seed);
  const world = new World('127.0.0.1:4000');
  return Array.from({ length: count }, () => drawRequest(chance, world, surface).bytes.toString('latin1'));
}

/** What a request is about, without what stands in the place of ids. */
const routeOf = (pattern: string) =>
  new RegExp(`^${pattern.replace(/\[\w+\]/g, '[^/?]+').replaceAll('.', '\\.')}(?:\\?|$)`);

describe('hostile requests', () => {
  it('are the same for the same seed', () => {
    expect(drawn(7, 300)).toEqual(drawn(7, 300));
    expect(drawn(7, 300)).not.toEqual(drawn(8, 300));
  });

  it('reach every route by every method, and every field', () => {
    const starts = drawn(20260102, 40_000).map((text) => text.slice(0, 4_000));
    const lines = starts.map((text) => text.slice(0, text.indexOf('\r\n')).split(' '));
    for (const { pattern, methods } of surface.routes) {
      const is = routeOf(pattern);
      const asked = new Set(lines.filter(([, target = '']) => is.test(target)).map(([method]) => method!));
      expect([...asked], pattern).toEqual(expect.arrayContaining([...methods, 'OPTIONS']));
      // By some that it does not have, too.
      expect(asked.size, pattern).toBeGreaterThan(methods.length + 2);
    }
    for (const name of surface.fields)
      expect(
        starts.some((text) => text.includes(`\r\n${name}: `)),
        name,
      ).toBe(true);
  });

  it('know the fields that the contract names', () => {
    for (const name of [
      'If-Match',
      'If-None-Match',
      'Idempotency-Key',
      'Merge-Base',
      'Last-Event-Id',
      'Lab-Client',
    ]) {
      expect(surface.fields).toContain(name);
    }
    for (const name of [
      'As-Person',
      'Invitation',
      'Device',
      'Lock-Token',
      'Lab-Gate',
      'Lab-Delay',
      'Authorization',
    ]) {
      expect(surface.fields).toContain(name);
    }
  });
});
