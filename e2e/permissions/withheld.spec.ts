import { expect, test } from '@playwright/test';
import type { Answer } from './http';
import { CALLERS, type Caller, meetPeople, type People } from './people';
import { DATABASES, serverOver } from './server';
import { follow } from './stream';
import { type Kind, Things } from './things';

/** Who finds a document in a list of theirs: whoever may read it, and has made it, opened it or used an invite. */
const LISTED: Readonly<Partial<Record<Kind, string>>> = {
  edit: 'visitor reader writer revoked owner allowed token signed-in token-over-cookie',
  view: 'visitor reader writer revoked owner allowed token signed-in token-over-cookie',
  none: 'reader writer owner allowed token signed-in token-over-cookie',
  deleted: 'visitor reader writer revoked owner allowed token signed-in token-over-cookie',
  'deleted-none': 'reader writer owner allowed token signed-in token-over-cookie',
  erased: '',
  'erased-none': '',
};

/** Those whose list is asked for: everybody but those whose token is not good. */
const LISTING = [...CALLERS, 'signed-in', 'token-over-cookie', 'strange-token-over-cookie'] as const;

/** Those who may not read what only invited people may. */
const OUTSIDE: readonly Caller[] = [
  'nobody',
  'stranger',
  'visitor',
  'revoked',
  'foreign',
  'strange-token',
  'strange-token-over-cookie',
];

/** A text without an id, written with or without hyphens. */
const unnamed = (text: string, id: string) => text.replaceAll(id, '').replaceAll(id.replaceAll('-', ''), '');

for (const database of DATABASES) {
  test.describe(database, () => {
    test.describe.configure({ mode: 'default' });
    // Far more than it takes: many requests, and others may be busy on the machine.
    test.setTimeout(600_000);

    let server: Awaited<ReturnType<typeof serverOver>>;
    let people: People;
    let things: Things;

    test.beforeAll(async () => {
      server = await serverOver(database);
      people = await meetPeople(server);
      things = new Things(people, server.database);
    });
    test.afterAll(() => server.stop());

    const must = async (status: number, asked: Promise<Answer>) => {
      const answer = await asked;
      expect(answer.status, answer.text).toBe(status);
      return answer;
    };
    const save = (caller: Caller, path: string, body: string) =>
      people.as(caller, 'PUT', path, { json: { title: 'Saved', body }, headers: { 'If-Match': '*' } });
    const reshare = async (caller: Caller, path: string, json: object, tag?: string) => {
      const now = tag ?? (await people.as(caller, 'GET', `${path}/sharing`)).fields.etag!;
      return people.as(caller, 'PUT', `${path}/sharing`, { json, headers: { 'If-Match': now } });
    };
    const arrive = (caller: Caller, path: string) =>
      people.as(caller, 'PUT', `${path}/presence`, { json: { tab: caller, unsaved: true } });
    const tagOf = async (path: string) => (await people.as('owner', 'GET', path)).fields.etag;

    test('lists and search show to nobody what they may not read', async () => {
      const shown: Record<string, string> = {};
      for (const kind of Object.keys(LISTED) as Kind[]) {
        const { id, secrets } = await things.get(kind);
        const [word] = secrets;
        const finders: Caller[] = [];
        for (const caller of LISTING) {
          const lists = ['?q=', '?state=deleted&q='].flatMap((query) => [query, query + word!.toUpperCase()]);
          const answers = await Promise.all(
            lists.map((query) => must(200, people.as(caller, 'GET', `/api/documents${query}`))),
          );
          const found = answers.filter(({ text }) => text.includes(id));
          if (found.length > 0) finders.push(caller);
          // By its word and without, but never among the deleted and the others alike.
          expect([0, 2], `${caller} finds ${kind}`).toContain(found.length);
          const told = answers.filter(({ text }) => secrets.some((secret) => text.includes(secret)));
          expect(told.length, `${caller} is told of ${kind}`).toBe(found.length);
        }
        shown[kind] = finders.join(' ');
      }
      expect(shown).toEqual(LISTED);
    });

    test('a stream tells of a document that may not be read what it tells of one that never was', async () => {
      const [open, hidden, never] = [
        await things.get('view'),
        await things.get('none'),
        await things.get('never'),
      ];
      const owners = await follow(server.address, people.fieldsOf('owner'), [hidden.id]);
      const streams = await Promise.all(
        OUTSIDE.map(async (caller) => ({
          caller,
          mixed: await follow(server.address, people.fieldsOf(caller), [open.id, hidden.id]),
          empty: await follow(server.address, people.fieldsOf(caller), [open.id, never.id]),
        })),
      );
      await must(204, arrive('owner', hidden.path));
      for (const caller of OUTSIDE) expect((await arrive(caller, hidden.path)).status).toBeGreaterThan(400);
      await must(204, save('owner', hidden.path, 'What nobody else may know'));
      await must(200, reshare('owner', hidden.path, { link: 'none' }));
      await must(204, arrive('reader', hidden.path));
      const { id: reader } = JSON.parse((await people.as('reader', 'GET', '/api/me')).text) as { id: string };
      await owners.until(({ type, data }) => type === 'presence' && JSON.stringify(data).includes(reader));
      await must(204, save('owner', open.path, 'For everybody'));
      for (const { caller, mixed, empty } of streams) {
        for (const stream of [mixed, empty]) await stream.until(({ type }) => type === 'version');
        expect(unnamed(mixed.text(), hidden.id), caller).toBe(unnamed(empty.text(), never.id));
        for (const stream of [mixed, empty]) stream.close();
      }
      // None of those who may not read it was ever among those who are there.
      const tabs = owners.heard
        .filter(({ type }) => type === 'presence')
        .flatMap(
          ({ data }) => data.people as readonly { readonly tabs: readonly { readonly tab: string }[] }[],
        )
        .flatMap((present) => present.tabs.map(({ tab }) => tab));
      expect([...new Set(tabs)].toSorted()).toEqual(['owner', 'reader']);
      owners.close();
      await things.renew('none');
    });

    test('no save succeeds once the answer says that its permission was taken back', async () => {
      const { path } = await things.get('none');
      const came = { before: 0, refused: 0 };
      for (let round = 0; round < 40; round++) {
        const made = await must(
          201,
          people.as('owner', 'POST', `${path}/invites`, { json: { access: 'edit' } }),
        );
        const { id, url } = JSON.parse(made.text) as { id: string; url: string };
        const held = { headers: { Invitation: url.split('#')[1]! } };
        await must(200, people.as('stranger', 'POST', '/api/invitation', held));
        const saves = Array.from({ length: 6 }, (_, n) =>
          save('stranger', path, `Save ${n} of round ${round}`),
        );
        await must(204, people.as('owner', 'DELETE', `${path}/invites/${id}`));
        const tag = await tagOf(path);
        await must(404, save('stranger', path, `Too late in round ${round}`));
        for (const { status } of await Promise.all(saves)) {
          expect([204, 404]).toContain(status);
          came[status === 204 ? 'before' : 'refused']++;
        }
        expect(await tagOf(path), `round ${round}`).toBe(tag);
      }
      expect(came.before + came.refused).toBe(240);
      await things.renew('none');
    });

    test('whoever follows a document when its link is closed hears that, and nothing after', async () => {
      const { path, id } = await things.get('edit');
      const marker = await things.get('view');
      for (let round = 0; round < 8; round++) {
        const stream = await follow(server.address, people.fieldsOf('stranger'), [id, marker.id]);
        const saves = ['a', 'b', 'c'].map((text) => save('owner', path, `${text}${round}`));
        await must(200, reshare('owner', path, { link: 'none' }));
        for (const answer of saves) await must(204, answer);
        await must(204, save('owner', path, `After closing ${round}`));
        const { version } = JSON.parse(
          (await people.as('owner', 'GET', `${path}/versions?limit=1`)).text,
        )[0] as { version: number };
        await must(204, arrive('owner', path));
        await must(404, arrive('stranger', path));
        await stream.until(({ type, data }) => type === 'sharing' && data.document === id);
        await must(204, save('owner', marker.path, `Marker ${round}`));
        await stream.until(({ type, data }) => type === 'version' && data.document === marker.id);
        const heard = stream.heard.filter(({ data }) => data.document === id);
        expect(heard.at(-1), `round ${round}`).toMatchObject({ type: 'sharing', data: { access: 'none' } });
        expect(heard.filter(({ type }) => type === 'sharing')).toHaveLength(1);
        expect(heard.filter(({ data }) => data.version === version)).toEqual([]);
        stream.close();
        await must(200, reshare('owner', path, { link: 'edit' }));
      }
      await things.renew('edit');
    });

    test('a document that is handed over while people save has one owner, and loses no save', async () => {
      const { path } = await things.get('none');
      const idOf = async (caller: Caller) =>
        (JSON.parse((await people.as(caller, 'GET', '/api/me')).text) as { id: string }).id;
      const [writer, reader, owner] = [await idOf('writer'), await idOf('reader'), await idOf('owner')];
      for (let round = 0; round < 12; round++) {
        const before = (await people.as('owner', 'GET', path)).fields['document-version'];
        const tag = (await people.as('owner', 'GET', `${path}/sharing`)).fields.etag!;
        const saves = [0, 1, 2].flatMap((n) => [
          save('owner', path, `Owner ${n} of round ${round}`),
          save('writer', path, `Writer ${n} of round ${round}`),
        ]);
        const moves = [writer, reader].map((to) =>
          reshare('owner', path, { link: 'none', owner: { id: to } }, tag),
        );
        const moved = (await Promise.all(moves)).map(({ status }) => status);
        const winner = moved[0] === 200 ? 'writer' : 'reader';
        expect([
          [200, 404],
          [404, 200],
          [200, 412],
          [412, 200],
        ]).toContainEqual(moved);
        for (const caller of ['owner', 'writer', 'reader'] as const) {
          const status = caller === winner ? 200 : 404;
          await must(status, people.as(caller, 'GET', `${path}/sharing`));
        }
        for (const saved of saves) await must(204, saved);
        const after = (await people.as('owner', 'GET', path)).fields['document-version'];
        expect(Number(after) - Number(before)).toBe(saves.length);
        await must(200, reshare(winner, path, { link: 'none', owner: { id: owner } }));
      }
      await things.renew('none');
    });
  });
}
