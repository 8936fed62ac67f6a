import { expect, test } from '@playwright/test';
import { rest, TABLE } from './expected';
import { meetPeople } from './people';
import { ASKINGS } from './requests';
import { findRoutes, METHODS } from './routes';
import { DATABASES, serverOver } from './server';
import { lineOf, nameOf, readTable } from './table';
import { Things } from './things';
import { walk, walkUnguarded } from './walk';
import { Watch } from './watch';

test('every route has a row for each method, whatever it may be asked about', () => {
  const routes = findRoutes();
  expect(Object.keys(ASKINGS).toSorted()).toEqual(routes);
  const wanted = routes.flatMap((route) =>
    METHODS.flatMap((method) => ASKINGS[route]!.kinds.map((kind) => nameOf(route, method, kind))),
  );
  expect([...readTable(TABLE, rest).keys()].toSorted()).toEqual(wanted.toSorted());
});

for (const database of DATABASES) {
  test(`every route answers everybody as the table says, and who is refused learns and changes nothing: ${database}`, async () => {
    // Far more than it takes: many requests, and others may be busy on the machine.
    test.setTimeout(600_000);
    const rows = [...readTable(TABLE, rest).values()].filter(({ tried }) => tried);
    const found: string[] = [];
    const faults: string[] = [];
    const server = await serverOver(database);
    try {
      const people = await meetPeople(server);
      const things = new Things(people, server.database);
      const watch = new Watch(server.address, people);
      for (const row of rows) {
        const walked = await walk(row, people, things, watch);
        faults.push(...walked.faults);
        found.push(lineOf({ ...row, statuses: walked.statuses }));
      }
      faults.push(...(await walkUnguarded(people, things)));
    } finally {
      await server.stop();
    }
    expect.soft(found).toEqual(rows.map(lineOf));
    expect(faults).toEqual([]);
  });
}
