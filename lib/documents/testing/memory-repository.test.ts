import { describeRepository } from './describe-repository';
import { MemoryRepository } from './memory-repository';

describeRepository('memory', async () => {
  const repository = new MemoryRepository();
  return {
    repository,
    overtaken: (meanwhile) => {
      const commit: MemoryRepository['commit'] = async (...change) => {
        await meanwhile();
        return repository.commit(...change);
      };
      return new Proxy(repository, {
        get: (is, name) => (name === 'commit' ? commit : Reflect.get(is, name)),
      });
    },
    close: async () => {},
  };
});
