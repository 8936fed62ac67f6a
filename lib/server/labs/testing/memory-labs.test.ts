import { describeLabs } from './describe-labs';
import { MemoryLabs } from './memory-labs';

describeLabs('memory', async () => ({ labs: new MemoryLabs(), close: async () => {} }));
