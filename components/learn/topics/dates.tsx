import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { Timeline } from '@/components/learn/blocks/timeline';
import { TryIt } from '@/components/learn/blocks/try-it';
import { counts, DATE_TEXTS } from '@/lib/lab/learn/date-forms';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'Who saves twice in one second?',
    answer: (
      <p>
        Two programs, autosave in two tabs, a retry, a class of thirty. And one time is enough to lose a text.
      </p>
    ),
  },
  {
    ask: 'Would milliseconds in the date help?',
    answer: (
      <p>
        An HTTP date has none (<Source of="9110 §5.6.7" />
        ). A finer clock makes the gap smaller but does not close it. Two saves can still have the same time,
        and the clocks of two servers differ by more than that. A counter does not have this problem.
      </p>
    ),
  },
  {
    ask: 'What if I send both, a tag and a date?',
    answer: (
      <p>
        The tag counts. If-Unmodified-Since is ignored beside If-Match (<Source of="9110 §13.1.4" />
        ). If-Modified-Since is ignored beside If-None-Match (<Source of="9110 §13.1.3" />
        ).
      </p>
    ),
  },
  {
    ask: 'My date is right, and the server takes no notice of it. Why?',
    answer: (
      <p>
        Check its form in the table above, and the method. If-Modified-Since counts on GET and HEAD only (
        <Source of="9110 §13.1.3" />
        ). A date in the wrong form is ignored, so the request has no condition at all.
      </p>
    ),
  },
  {
    ask: 'Midair refuses my date with 428. Is that what the standard says?',
    answer: (
      <p>
        It is our choice. The standard lets a date guard a save where a server has no tags (
        <Source of="9110 §13.1.4" />
        ). It also leaves open which condition a server requires (<Source of="6585 §3" />
        ). Midair has tags, so it asks for the stronger one.
      </p>
    ),
  },
];

/** Last-Modified and the conditions on it. */
export function Dates() {
  const [ordinary, trap] = SCRIPTS.dates;
  return (
    <>
      <Passage>
        <p>
          HTTP/1.0 had dates and no tags. <code>Last-Modified</code> says when a text was changed, and{' '}
          <code>If-Modified-Since</code> asks whether a copy is still good (<Source of="1945 §10.9" />
          ). HTTP/1.1 brought the tags, and together with them <code>If-Unmodified-Since</code>, which guards
          a save by date (<Source of="2068 §14.28" />
          ).
        </p>
        <p>
          The main weakness of dates: they count whole seconds. If two saves fall into one second, both
          versions have the same date, and a condition on it does not see the change. So a date counts as a
          weak validator, unless it can be shown to be strong (<Source of="9110 §8.8.2.2" />
          ). A server can show it if it knows that there was no second change within that second. A client or
          a cache can, if its copy carries a Date at least one second after Last-Modified and both are from
          one clock.
        </p>
        <p>
          Midair sends Last-Modified only after that second is over. It refuses a false If-Unmodified-Since,
          like any false condition. But a true one does not replace a tag.
        </p>
      </Passage>
      <Timeline
        caption="Everything within 09:00:05"
        moments={[
          { who: 'Server', text: 'v1 · 09:00:05' },
          { who: 'Ben', text: 'reads v1, 09:00:05' },
          { who: 'Ana', text: 'saves, unmodified since 09:00:05' },
          { who: 'Server', text: 'v2 · 09:00:05' },
          { who: 'Ben', text: 'saves, unmodified since 09:00:05' },
          { who: 'Server', text: 'The dates are equal: v3. Ana’s words are gone', loss: true },
        ]}
      />
      {trap && <TryIt script={trap} />}
      <FactTable
        caption="A tag and a date"
        head={['', 'Entity tag', 'Last-Modified']}
        rows={[
          [
            'Tells apart',
            'any two versions that differ in bytes, if it is strong',
            'versions of different seconds',
          ],
          ['Depends on a clock', 'no', 'yes, and all servers have to agree on it'],
          ['Guards a save', 'If-Match', 'If-Unmodified-Since, weakly'],
          ['Saves a download', 'If-None-Match', 'If-Modified-Since'],
          ['Tells which is newer', 'no', 'yes, in different seconds and by one clock'],
          ['When both are sent', 'counts', 'is ignored'],
        ]}
      />
      <Passage>
        <p>
          A server has to read three forms of dates. A client may send only the first one (
          <Source of="9110 §5.6.7" />
          ). The server has to ignore a field that holds anything else (<Source of="9110 §13.1.4" />
          ).
        </p>
      </Passage>
      <FactTable
        caption="Which dates count, read by the parser of this server"
        head={['In the field', 'What it is', 'Counts?']}
        rows={DATE_TEXTS.map(({ text, form }) => [
          <code key={text} className="whitespace-pre-wrap">
            {text}
          </code>,
          form,
          counts(text) ? 'yes' : 'no, ignored',
        ])}
      />
      {ordinary && <TryIt script={ordinary} />}
      <Questions all={QUESTIONS} />
    </>
  );
}
