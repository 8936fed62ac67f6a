import type { Answer } from './http';
import { type Caller, EVERYBODY, type People } from './people';
import { ASKINGS } from './requests';
import type { Row } from './table';
import type { Looks, Thing, Things } from './things';
import type { Watch } from './watch';

/** What came of rows. */
interface Walked {
  /** Of each row, in their order, by whom it was asked. */
  readonly statuses: readonly ReadonlyMap<Caller, number>[];
  /** What was told to somebody who may not know it, and what was changed or told of by a request that was refused. */
  readonly faults: readonly string[];
}

const READS = ['GET', 'HEAD', 'OPTIONS'];
/** Fields that differ from answer to answer, and what the page of an allowed site gets besides. */
const PASSING = /^(?:date|x-request-id|set-cookie|connection|keep-alive|access-control-.*)$/;

/**
 * Asks as everybody whom rows name, all of them about the same kind of thing. Those who only look ask all at once. So do those
 * who are to be refused, after which everything has to be as it was; those who may change something do so one after the
 * other, each something that is as it was made.
 */
export async function walk(
  rows: readonly Row[],
  people: People,
  things: Things,
  watch: Watch,
): Promise<Walked> {
  const answers = new Map(rows.map((row) => [row, new Map<Caller, Answer>()]));
  const ask = async (row: Row, caller: Caller, thing: Thing, seen: Looks) => {
    const { headers, json } = ASKINGS[row.route]!.sends?.[row.method]?.(thing, row.kind, seen) ?? {};
    const client = caller === 'client' ? clientFields(thing) : {};
    const sending = { json, headers: { ...headers, ...client } };
    const target = ASKINGS[row.route]!.target(thing);
    answers.get(row)!.set(caller, await people.as(caller, row.method, target, sending));
  };
  /** Has those ask who change nothing; what they changed or had told of nevertheless. */
  const askPatiently = async (batch: readonly Row[]): Promise<readonly string[]> => {
    if (batch.length === 0) return [];
    const { kind } = batch[0]!;
    const reads = batch.every(isRead);
    const thing = await things.get(kind);
    // What only looks changes nothing, which is seen when next somebody is refused who would change something.
    const before = await things.seen(kind, () => look(people, thing));
    const all = async () => {
      await Promise.all(
        batch.flatMap((row) => patientIn(row).map((caller) => ask(row, caller, thing, before))),
      );
    };
    const mayCome = batch.flatMap((row) => patientIn(row).filter((each) => row.statuses.get(each)! < 400));
    const name = batch.map((row) => `${row.method} ${row.route} (${kind})`).join(', ');
    const faults: string[] = [];
    // Where anybody may come, nobody is wrong to be told of.
    if (reads || thing.path === '' || mayCome.includes('nobody')) await all();
    else {
      const heard = await watch.during(thing, mayCome, all);
      faults.push(...heard.map((event) => `${name} was told of: ${event}`));
    }
    const after = reads ? before : await look(people, thing);
    for (const [target, answer] of before) {
      if (gist(answer) === gist(after.get(target)!)) continue;
      faults.push(`${name} changed ${target}, though everybody was refused.`);
    }
    if (faults.length === 0 || batch.length === 1) return faults;
    // One of many: each alone says which.
    const alone: string[] = [];
    for (const row of batch) {
      await things.renew(kind);
      alone.push(...(await askPatiently([row])));
    }
    await things.renew(kind);
    return alone.length > 0 ? alone : faults;
  };

  const others = rows.filter((row) => !isRead(row));
  const isPassing = ({ route }: Row) => ASKINGS[route]!.passing === true;
  const faults = [
    ...(await askPatiently(rows.filter(isRead))),
    ...(await askPatiently(others.filter((row) => !isPassing(row)))),
  ];
  // Whoever may come there is told of, so others cannot be refused at the same time.
  for (const row of others.filter(isPassing)) faults.push(...(await askPatiently([row])));
  for (const row of rows) faults.push(...(await toldBy(row, answers.get(row)!, people, things)));
  for (const row of others) {
    for (const caller of EVERYBODY.filter((each) => changes(row, each))) {
      const own = await things.get(row.kind);
      await ask(row, caller, own, await things.seen(row.kind, () => look(people, own)));
      await things.renew(row.kind);
    }
  }
  const statusesOf = (row: Row) =>
    new Map(EVERYBODY.map((each) => [each, answers.get(row)!.get(each)!.status]));
  return { statuses: rows.map(statusesOf), faults };
}

function isRead({ method }: Row): boolean {
  return READS.includes(method);
}

/** Whether somebody who asks changes something, and rightly. */
function changes(row: Row, caller: Caller): boolean {
  return !isRead(row) && !ASKINGS[row.route]!.passing && row.statuses.get(caller)! < 400;
}

function patientIn(row: Row): readonly Caller[] {
  return EVERYBODY.filter((caller) => !changes(row, caller));
}

/** What refusals say of what they refuse: whoever is refused learns nothing by that, also of what they may read. */
async function toldBy(
  row: Row,
  answers: ReadonlyMap<Caller, Answer>,
  people: People,
  things: Things,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const { secrets } = await things.get(row.kind);
  const never = await neverThere(row, people, things);
  for (const [caller, answer] of answers) {
    if (answer.status < 400) continue;
    const where = `${row.method} ${row.route} (${row.kind}) as ${caller}`;
    const told = secrets.filter((secret) => whole(answer).includes(secret));
    if (told.length > 0) faults.push(`${where} tells ${told.join(', ')}.`);
    if (answer.status !== 404 || never === null) continue;
    const [is, should] = [answer, never].map((each) => whole(each));
    if (is !== should) faults.push(`${where} differs from what was never there:\n${is}\n${should}`);
  }
  return faults;
}

/** Asks without If-Match whatever is to name the state that it is made to: the owner too has to say what they saw. */
export async function walkUnguarded(people: People, things: Things): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [route, { kinds, target, sends = {} }] of Object.entries(ASKINGS)) {
    for (const [method, sendingOf] of Object.entries(sends)) {
      const thing = await things.get(kinds[0]!);
      const { headers = {}, json } = sendingOf(thing, kinds[0]!, new Map());
      const { 'If-Match': tag, ...others } = headers;
      if (tag === undefined) continue;
      const { status } = await people.as('owner', method, target(thing), { headers: others, json });
      if (status !== 428) faults.push(`${method} ${route} without If-Match is answered ${status}.`);
    }
  }
  return faults;
}

/** What says that a request is of a client of the lab that it is about. */
function clientFields({ client }: Thing): Record<string, string> {
  return client === null ? {} : { 'Lab-Client': client };
}

/** What is answered where a document never was, to a method that is refused there; or else to looking for it. */
async function neverThere(row: Row, people: People, things: Things): Promise<Answer | null> {
  const asking = ASKINGS[row.route]!;
  if (!asking.kinds.includes('never')) return null;
  const target = asking.target(await things.get('never'));
  const answer = await people.as('nobody', row.method, target);
  if (answer.status === 404) return answer;
  return people.as('nobody', 'GET', `/api/documents/${(await things.get('never')).id}`);
}

async function look(people: People, { watched }: Thing): Promise<Looks> {
  const answers = watched.map(async (target) => [target, await people.as('owner', 'GET', target)] as const);
  return new Map(await Promise.all(answers));
}

/** By what it is seen whether something changed. */
function gist({ status, fields, text }: Answer): string {
  return `${status} ${fields.etag ?? text}`;
}

/** An answer in full, but for what differs from answer to answer and for where it was asked. */
function whole({ status, fields, text }: Answer): string {
  const body = text.replace(/"instance":"[^"]*"/, '"instance":""');
  // The right length says as much of the content as the content itself; any other is told apart.
  const { 'content-length': length } = fields;
  const isRight = length === undefined || Number(length) === Buffer.byteLength(text);
  const lasting = Object.entries(fields).filter(
    ([name]) => !PASSING.test(name) && !(isRight && name === 'content-length'),
  );
  return [status, ...lasting.map((field) => field.join(': ')), body].join('\n');
}
