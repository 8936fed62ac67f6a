import { MemoryRepository } from './memory-repository';
import { describeRepository } from './testing/describe-repository';

describeRepository('memory', async () => {
  const repository = new MemoryRepository();
  return {
    repository,
    setLinkAccess: (id, access) => repository.setLinkAccess(id, access),
    close: async () => {},
  };
});
