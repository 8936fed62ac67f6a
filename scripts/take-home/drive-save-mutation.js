import * as query from '@tanstack/query-core';
import { mutate } from './stories.js';

await mutate(query);
