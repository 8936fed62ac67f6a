import { describeRepository } from './describe-repository';
import { MemoryRepository } from './memory-repository';

describeRepository('memory', async () => {
  const repository = new MemoryRepository();
  return {
    repository,
    close: async () => {},
  };
});
