import type { Answer } from './http';
import { type Caller, EVERYBODY, type People } from './people';
import { ASKINGS } from './requests';
import type { Row } from './table';
import type { Looks, Thing, Things } from './things';
import type { Watch } from './watch';

/** What came of a row. */
interface Walked {
  readonly statuses: ReadonlyMap<Caller, number>;
  /** What was told to somebody who may not know it, and what was changed or told of by a request that was refused. */
  readonly faults: readonly string[];
}

const READS = ['GET', 'HEAD', 'OPTIONS'];
/** Fields that differ from answer to answer, and what the page of an allowed site gets besides. */
const PASSING = /^(?:date|x-request-id|set-cookie|connection|keep-alive|access-control-.*)$/;

/**
 * Asks as everybody whom a row names. Those who are to be refused, and those who only look, ask all at once, after which
 * everything has to be as it was; those who may change something do so one after the other, each something that is as it
 * was made.
 */
export async function walk(row: Row, people: People, things: Things, watch: Watch): Promise<Walked> {
  const { kind } = row;
  const asking = ASKINGS[row.route]!;
  const reads = READS.includes(row.method);
  const mayChange = !reads && !asking.passing;
  const changes = (caller: Caller) => mayChange && row.statuses.get(caller)! < 400;
  const faults: string[] = [];
  const answers = new Map<Caller, Answer>();
  const ask = async (caller: Caller, thing: Thing, seen: Looks) => {
    const { headers, json } = asking.sends?.[row.method]?.(thing, kind, seen) ?? {};
    const client = caller === 'client' ? clientFields(thing) : {};
    const sending = { json, headers: { ...headers, ...client } };
    answers.set(caller, await people.as(caller, row.method, asking.target(thing), sending));
  };

  const thing = await things.get(kind);
  // What only looks changes nothing, which is seen when next somebody is refused who would change something.
  const before = await things.seen(kind, () => look(people, thing));
  const patient = EVERYBODY.filter((each) => !changes(each));
  const all = async () => {
    await Promise.all(patient.map((each) => ask(each, thing, before)));
  };
  const mayCome = patient.filter((each) => row.statuses.get(each)! < 400);
  // Where anybody may come, nobody is wrong to be told of.
  const unheard = reads || thing.path === '' || mayCome.includes('nobody');
  if (unheard) await all();
  else {
    const heard = await watch.during(thing, mayCome, all);
    faults.push(...heard.map((event) => `${row.method} ${row.route} (${kind}) was told of: ${event}`));
  }
  const after = reads ? before : await look(people, thing);
  for (const [target, answer] of before) {
    if (gist(answer) === gist(after.get(target)!)) continue;
    faults.push(`${row.method} ${row.route} (${kind}) changed ${target}, though everybody was refused.`);
  }
  const never = await neverThere(row, people, things);
  for (const [caller, answer] of answers) {
    if (answer.status < 400) continue;
    const where = `${row.method} ${row.route} (${kind}) as ${caller}`;
    // Whoever is refused learns nothing by that, also of what they may read.
    const told = thing.secrets.filter((secret) => whole(answer).includes(secret));
    if (told.length > 0) faults.push(`${where} tells ${told.join(', ')}.`);
    if (answer.status !== 404 || never === null) continue;
    const [is, should] = [answer, never].map((each) => whole(each));
    if (is !== should) faults.push(`${where} differs from what was never there:\n${is}\n${should}`);
  }
  for (const caller of EVERYBODY.filter(changes)) {
    const own = await things.get(kind);
    await ask(caller, own, await things.seen(kind, () => look(people, own)));
    await things.renew(kind);
  }
  return { statuses: new Map(EVERYBODY.map((each) => [each, answers.get(each)!.status])), faults };
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
  const lasting = Object.entries(fields).filter(([name]) => !PASSING.test(name));
  const body = text.replace(/"instance":"[^"]*"/, '"instance":""');
  return [status, ...lasting.map((field) => field.join(': ')), body].join('\n');
}
