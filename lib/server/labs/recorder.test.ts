import { expect, it, vi } from 'vitest';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { LabNews } from './news';
import type { Recording } from './record-repository';
import { LabRecorder } from './recorder';

const LIMITS = { exchanges: 9, ofOne: 9_999, bytes: 9_999 };
const exchange = (id: string) => ({ id, method: 'GET', status: 200, endedAt: 0 }) as Exchange;

/** A recorder, with what it wrote: of each time which round, and which exchanges in which order. */
function opened(keeps: () => Promise<boolean> = async () => true) {
  const written: (readonly [round: number, ids: readonly string[]])[] = [];
  const told = vi.fn();
  const onFault = vi.fn();
  const record = async (_: string, round: number, exchanges: readonly Recording[]) => {
    written.push([round, exchanges.map(({ text }) => (JSON.parse(text) as Exchange).id)]);
    return keeps();
  };
  const recorder = new LabRecorder({ labs: { record }, news: new LabNews(told), limits: LIMITS, onFault });
  const keep = (round: number, id: string) => recorder.record({ id: 'lab', round }, exchange(id));
  return { written, told, onFault, keep };
}

it('writes together what comes while others are being written, in order and each round apart', async () => {
  const { written, told, keep } = opened();
  await Promise.all([keep(1, 'a'), keep(1, 'b'), keep(1, 'c'), keep(2, 'd'), keep(1, 'e'), keep(2, 'f')]);
  expect(written).toEqual([
    [1, ['a']],
    [1, ['b', 'c']],
    [2, ['d']],
    [1, ['e']],
    [2, ['f']],
  ]);
  expect(told).toHaveBeenCalledTimes(5);
});

it('tells nobody of what belongs to a round that is over', async () => {
  const { told, keep } = opened(async () => false);
  await keep(1, 'a');
  expect(told).not.toHaveBeenCalled();
});

it('lets nobody wait for what cannot be kept, and says so', async () => {
  const fault = new Error('away');
  const { written, told, onFault, keep } = opened(() => Promise.reject(fault));
  await Promise.all([keep(1, 'a'), keep(1, 'b'), keep(2, 'c')]);
  expect(written).toHaveLength(3);
  expect(onFault.mock.calls).toEqual([[fault], [fault], [fault]]);
  expect(told).not.toHaveBeenCalled();
});
