import { parseHttpDate } from '@/lib/http/fields/http-date';

/** A text that somebody might send as a date. */
interface DateText {
  readonly text: string;
  /** Where the form comes from, or what is wrong with it. */
  readonly form: string;
}

/** Forms of dates that clients send, those that count and those that do not. */
export const DATE_TEXTS: readonly DateText[] = [
  { text: 'Sun, 06 Nov 1994 08:49:37 GMT', form: 'the only form to send' },
  { text: 'Sunday, 06-Nov-94 08:49:37 GMT', form: 'RFC 850, an old form' },
  { text: 'Sun Nov  6 08:49:37 1994', form: 'asctime, an old form' },
  { text: '1994-11-06T08:49:37Z', form: 'ISO 8601' },
  { text: 'Sun, 06 Nov 1994 08:49:37 +0000', form: 'as in e-mail, not GMT' },
  { text: 'Sun, 06 Nov 1994 09:49:37 CET', form: 'another time zone' },
  { text: 'Mon, 06 Nov 1994 08:49:37 GMT', form: 'the wrong day of the week; to ignore it is our choice' },
  { text: 'Sun, 6 Nov 1994 08:49:37 GMT', form: 'one digit for the day' },
  { text: '784111777', form: 'seconds since 1970' },
];

/** Whether a date counts as a condition: read by the server's own parser. What it cannot read is ignored. */
export function counts(text: string): boolean {
  return parseHttpDate(text, Date.UTC(2026, 0, 1)) !== null;
}
