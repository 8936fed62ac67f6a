import { decide } from './stories.js';

decide();
