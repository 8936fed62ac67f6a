import { carryOver, compose, merge, noChoices } from '@midair/merge';

const base = 'Buy milk.\n\nBuy tea.\n\nCall Eva.\n';
const mine = 'Buy oat milk.\n\nBuy green tea.\n\nCall Eva.\n';
const theirs = 'Buy milk.\n\nBuy black tea.\n\nCall Eva today.\n';

const merged = merge(base, mine, theirs);
// Regions make up all three texts: "milk" and "Eva" merge by themselves (region.text), "tea" is for a person to decide.
const tea = merged.regions.findIndex((region) => region.kind === 'conflict');
const choices = noChoices(merged).with(tea, { take: 'mine' });
export const decided = compose(merged, choices).text;

// Somebody saves again while the dialog is open: what was decided stays decided, only what is new is asked.
const newer = merge(base, mine, `${theirs}\nWater the plants.\n`);
export const carried = compose(newer, carryOver(merged, choices, newer).resolution).text;
