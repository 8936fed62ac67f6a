import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { ClassRepository } from '@/lib/server/labs/class-repository';
import type { GateRepository } from '@/lib/server/labs/gate-repository';
import type { Lab } from '@/lib/server/labs/lab';
import type { RecordRepository } from '@/lib/server/labs/record-repository';
import type { LabRepository } from '@/lib/server/labs/repository';
import { aLab } from './a-lab';

/** Labs under test. */
export interface LabsUnderTest {
  readonly labs: LabRepository;
  readonly record: RecordRepository;
  readonly gates: GateRepository;
  readonly members: ClassRepository;
  close(): Promise<void>;
}

const NOW = Date.UTC(2030, 0, 1);
/** A time so many milliseconds after the beginning of the tests. */
export const at = (milliseconds: number) => new Date(NOW + milliseconds);

/** Labs that are opened before the tests of a file and empty before each; `make` puts one in, younger than those before. */
export function underTest(open: () => Promise<LabsUnderTest>) {
  let tested: LabsUnderTest;
  beforeAll(async () => {
    tested = await open();
  }, 60_000);
  afterAll(() => tested.close());
  beforeEach(async () => {
    await tested.labs.remove(await tested.labs.over(at(1e12)));
  });
  let made = 0;
  const make = async (parts: Partial<Lab> = {}): Promise<Lab> => {
    made += 1;
    const lab = aLab({ createdAt: at(made), expiresAt: at(3_600_000), ...parts });
    await tested.labs.insert(lab);
    return lab;
  };
  return { make, tested: () => tested };
}
