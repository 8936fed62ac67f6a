import { expect, it } from 'vitest';
import { nameWithin, personName, whose } from './person-name';

const ana = { id: 'a', name: 'Ana' };
const formerBen = { id: 'b1', name: 'Ben' };
const ben = { id: 'b', was: ['b1'] };

it.each([
  ['somebody else', ana, ben, ['Ana', 'Ana', "Ana's"]],
  ['oneself', { id: 'b', name: 'Ben' }, ben, ['You', 'you', 'your']],
  ['oneself under a former name', formerBen, ben, ['You', 'you', 'your']],
  ['somebody, while one does not know who one is', formerBen, undefined, ['Ben', 'Ben', "Ben's"]],
  ['somebody whom nobody has named', null, ben, ['Someone', 'someone', "Someone's"]],
])('calls %s the same everywhere', (_, person, me, names) => {
  expect([personName(person, me), nameWithin(person, me), whose(person, me)]).toEqual(names);
});
