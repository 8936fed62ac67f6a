import { manyAdd } from './stories.js';

await manyAdd();
