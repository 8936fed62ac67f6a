const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long something still lasts, in words: "23 hours", "1 hour and 5 minutes", "12 minutes", "less than a minute". */
export function timeLeft(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'less than a minute';
  const hours = Math.floor(milliseconds / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  if (hours === 0) return amount(minutes, 'minute');
  // Nobody plans a lesson of several hours by the minute.
  if (hours >= 3 || minutes === 0) return amount(hours, 'hour');
  return `${amount(hours, 'hour')} and ${amount(minutes, 'minute')}`;
}

function amount(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
