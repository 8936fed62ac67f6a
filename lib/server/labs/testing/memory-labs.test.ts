import { describeClass } from './describe-class';
import { describeGates } from './describe-gates';
import { describeLabs } from './describe-labs';
import { describeRecord } from './describe-record';
import { MemoryLabs } from './memory-labs';

for (const described of [describeLabs, describeRecord, describeGates, describeClass]) {
  described('memory', async () => {
    const labs = new MemoryLabs();
    return { labs, record: labs, gates: labs, members: labs, close: async () => {} };
  });
}
