import { describePeople } from './describe-people';
import { MemoryPeople } from './memory-people';

describePeople('memory', async () => ({ people: new MemoryPeople(), close: async () => {} }));
