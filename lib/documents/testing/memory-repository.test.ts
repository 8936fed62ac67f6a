import { describeRepository } from './describe-repository';
import { MemoryRepository } from './memory-repository';

describeRepository('memory', async () => {
  const repository = new MemoryRepository();
  return {
    repository,
    setLinkAccess: (id, access) => repository.setLinkAccess(id, access),
    close: async () => {},
  };
});
