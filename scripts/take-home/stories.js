import { conditionalClient } from '@midair/http';
import { addLine } from '../client.js';
import { carried, decided } from '../merge.js';
import { noteMutation } from '../save-mutation.js';
import { noteServer } from './note-server.js';

const equal = (is, should) => {
  if (is !== should) throw new Error(`${JSON.stringify(is)} should be ${JSON.stringify(should)}`);
};

/** Ten people who each add a line at once, over a network that loses answers: all ten lines are there, and once each. */
export async function manyAdd() {
  const server = noteServer();
  const lost = new Set();
  // The first answer to every save gets lost.
  const fetch = async (url, init) => {
    const answer = await server(url, init);
    const key = new Headers(init?.headers).get('idempotency-key');
    if (!key || answer.status !== 204 || lost.has(key)) return answer;
    lost.add(key);
    throw new TypeError('The answer got lost.');
  };
  const url = 'https://notes.example/list';
  await conditionalClient({ fetch: server }).create(url, '');
  const names = ['Ana', 'Ben', 'Cem', 'Dan', 'Eva', 'Fay', 'Gil', 'Hal', 'Ida', 'Jon'];
  await Promise.all(names.map((name) => addLine(url, name, fetch)));
  const { content } = await conditionalClient({ fetch }).load(url);
  equal(content.trim().split('\n').sort().join(), names.join());
  equal(lost.size, names.length);
}

/** What fits together is merged by the mutation itself; what does not is asked. `MutationObserver` is `useMutation`'s core. */
export async function mutate({ MutationObserver, QueryClient }) {
  const fetch = noteServer();
  const notes = conditionalClient({ fetch });
  const url = 'https://notes.example/shopping';
  const base = await notes.create(url, 'Buy milk.\n\nBuy tea.\n');
  await notes.save(base, 'Buy oat milk.\n\nBuy tea.\n');
  const asked = [];
  const ask = async (merge) => {
    asked.push(merge);
    return 'Buy oat milk.\n\nBuy green or black tea.\n';
  };
  const mutation = new MutationObserver(new QueryClient(), noteMutation(ask, fetch));
  const fits = await mutation.mutate({ base, content: 'Buy milk.\n\nBuy green tea.\n' });
  equal(fits.content, 'Buy oat milk.\n\nBuy green tea.\n');
  equal(asked.length, 0);
  await notes.save(fits, 'Buy oat milk.\n\nBuy black tea.\n');
  const resolved = await mutation.mutate({ base: fits, content: 'Buy oat milk.\n\nBuy no tea.\n' });
  equal(asked.length, 1);
  equal((await notes.load(url)).content, resolved.content);
}

/** A conflict decided, and the decision kept when the other side saves again. */
export function decide() {
  equal(decided, 'Buy oat milk.\n\nBuy green tea.\n\nCall Eva today.\n');
  equal(carried, 'Buy oat milk.\n\nBuy green tea.\n\nCall Eva today.\n\nWater the plants.\n');
}
