/**
 * A number that the environment gives under a name: nothing but decimal digits, from `least` to `most`. Throws a RangeError
 * that says so; what JavaScript takes for numbers besides, such as `0x50`, `1e3`, or nothing for 0, is seldom meant.
 */
export function wholeNumber(name, text, least, most) {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (number >= least && number <= most) return number;
  throw new RangeError(`${name} must be a number from ${least} to ${most} in decimal digits, not “${text}”.`);
}
