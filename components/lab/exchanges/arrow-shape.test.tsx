import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Arrow } from '@/lib/lab/exchanges/sequence-diagram';
import { ArrowShape } from './arrow-shape';

describe('the words at an arrow', () => {
  it('keep a name that is read from right to left apart from the status after it', () => {
    const arrow = { kind: 'answer', who: 'פנינה', label: '204 No Content', detail: '', tone: 'done', y: 40 };
    const drawn = renderToStaticMarkup(
      <ArrowShape arrow={arrow as Arrow} from={0} to={300} ink="red" loss="" />,
    );
    expect(drawn).toContain('\u2068פנינה\u2069: 204 No Content');
  });
});
