import { expect, test } from '@playwright/test';
import { rest, TABLE } from './expected';
import { meetPeople } from './people';
import { ASKINGS } from './requests';
import { findRoutes, METHODS } from './routes';
import { DATABASES, serverOver } from './server';
import { lineOf, nameOf, type Row, readTable } from './table';
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
    const kinds = [...new Set(rows.map(({ kind }) => kind))];
    const found = new Map<Row, string>();
    const faults: string[] = [];
    // Each host is asked everything: what it does depends on no database.
    const server = await serverOver(database, { host: database === 'SQLite' ? 'beside' : 'framework' });
    try {
      const people = await meetPeople(server);
      const things = new Things(people, server.database);
      const watch = new Watch(server.address, people);
      for (const kind of kinds) {
        const asked = rows.filter((row) => row.kind === kind);
        const walked = await walk(asked, people, things, watch);
        faults.push(...walked.faults);
        for (const [at, row] of asked.entries())
          found.set(row, lineOf({ ...row, statuses: walked.statuses[at]! }));
      }
      faults.push(...(await walkUnguarded(people, things)));
    } finally {
      await server.stop();
    }
    expect.soft(rows.map((row) => found.get(row))).toEqual(rows.map(lineOf));
    expect(faults).toEqual([]);
  });
}
