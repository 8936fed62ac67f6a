import { describe, expect, it } from 'vitest';
import { castOf } from './cast-of';

describe('who plays a challenge', () => {
  it('is who has panels in this page, whoever joined before', () => {
    expect(castOf(['Cleo', 'Dan'], ['Ana', 'Ben', 'Cleo', 'Dan'], false)).toEqual({
      first: 'Cleo',
      second: 'Dan',
    });
  });

  it('is the one with a panel here and whoever else joined', () => {
    expect(castOf(['Mira'], ['Ana', 'Mira'], false)).toEqual({ first: 'Mira', second: 'Ana' });
  });

  it('is two different people even where only one has joined', () => {
    expect(castOf(['Ben'], ['Ben'], false)).toEqual({ first: 'Ben', second: 'Ana' });
    expect(castOf([], [], false)).toEqual({ first: 'Ana', second: 'Ben' });
  });

  it('is those of the scheduler where the steps are ordered', () => {
    expect(castOf(['Cleo', 'Dan'], ['Cleo', 'Dan'], true)).toEqual({ first: 'Ana', second: 'Ben' });
  });
});
