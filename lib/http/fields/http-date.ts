const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const DAY_NAME = `(?<dayName>${DAYS.join('|')})`;
const LONG_DAY_NAME = '(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day';
const DAY = '(?<day>\\d\\d)';
const MONTH = `(?<month>${MONTHS.join('|')})`;
const YEAR = '(?<year>\\d{4})';
const TIME = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)';

/** `Sun, 06 Nov 1994 08:49:37 GMT` */
const IMF_FIXDATE = new RegExp(`^${DAY_NAME}, ${DAY} ${MONTH} ${YEAR} ${TIME} GMT$`);
/** `Sunday, 06-Nov-94 08:49:37 GMT` */
const RFC_850 = new RegExp(`^${LONG_DAY_NAME}, ${DAY}-${MONTH}-(?<year>\\d\\d) ${TIME} GMT$`);
/** `Sun Nov  6 08:49:37 1994`: a one-digit day is padded with a space. */
const ASCTIME = new RegExp(`^${DAY_NAME} ${MONTH} (?<day>\\d\\d| \\d) ${TIME} ${YEAR}$`);

/**
 * Reads an HTTP-date in any of its three forms (RFC 9110 §5.6.7), always as UTC, as milliseconds since the epoch; `null`
 * for anything else. Strict, because If-Modified-Since and If-Unmodified-Since must be ignored when they hold no valid
 * date (§13.1.3, §13.1.4): case, zone, padding and the day of the month have to be right, and so does the name of the
 * day (RFC 5322 §3.3, of which IMF-fixdate is a subset). Only the form with a two-digit year may name another day:
 * which one is right depends on a century that it leaves out. `now`, in milliseconds, decides that century.
 */
export function parseHttpDate(text: string, now: number): number | null {
  const full = IMF_FIXDATE.exec(text) ?? ASCTIME.exec(text);
  if (full) return instant(full.groups!, Number(full.groups!.year));
  const short = RFC_850.exec(text);
  return short ? recentInstant(short.groups!, now) : null;
}

/** An instant as IMF-fixdate, the only form to send (RFC 9110 §5.6.7), cut to the whole second. */
export function formatHttpDate(ms: number): string {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new RangeError('An HTTP-date has a year of four digits.');
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map((n) => pad(n, 2));
  const day = `${pad(date.getUTCDate(), 2)} ${MONTHS[date.getUTCMonth()]} ${pad(year, 4)}`;
  return `${DAYS[date.getUTCDay()]}, ${day} ${clock.join(':')} GMT`;
}

type Parts = Readonly<Record<string, string>>;

/**
 * "A timestamp that appears to be more than 50 years in the future" means the most recent past year with the same two
 * digits (RFC 9110 §5.6.7), so of all years that end so it is the latest that is no further ahead than that.
 */
function recentInstant(parts: Parts, now: number): number | null {
  const limit = new Date(now);
  limit.setUTCFullYear(limit.getUTCFullYear() + 50);
  const lastYear = limit.getUTCFullYear();
  const year = lastYear - ((lastYear - Number(parts.year)) % 100);
  const time = instant(parts, year);
  return time !== null && time <= limit.getTime() ? time : instant(parts, year - 100);
}

/** The instant that the parts name in that year, or `null` where no such day or time exists. */
function instant(parts: Parts, year: number): number | null {
  const [day, hour, minute, second] = [parts.day, parts.hour, parts.minute, parts.second].map(Number);
  // A leap second is the last of its day (RFC 9110 §5.6.7). Clocks here have none, and the second before it keeps the order.
  const leap = hour === 23 && minute === 59 && second === 60;
  if (hour! > 23 || minute! > 59 || (second! > 59 && !leap)) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, MONTHS.indexOf(parts.month!), day);
  if (date.getUTCDate() !== day) return null;
  if (parts.dayName !== undefined && DAYS[date.getUTCDay()] !== parts.dayName) return null;
  return date.setUTCHours(hour!, minute!, leap ? 59 : second);
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
