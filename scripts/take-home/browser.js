// The entry of the browser's bundle: the same stories, told where there is no Node.
import * as query from '@tanstack/query-core';
import { decide, manyAdd, mutate } from './stories.js';

globalThis.takenHome = async () => {
  await manyAdd();
  await mutate(query);
  decide();
  return 'told';
};
