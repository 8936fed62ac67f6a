import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { Timeline } from '@/components/learn/blocks/timeline';
import { TryIt } from '@/components/learn/blocks/try-it';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'Who saves twice in one second?',
    answer: (
      <p>
        Two programs, autosave in two tabs, a retry, a class of thirty. And it takes only one: the save that
        went unnoticed is always the one that nobody expected.
      </p>
    ),
  },
  {
    ask: 'Would milliseconds in the date help?',
    answer: (
      <p>
        An HTTP date has none (<Source of="9110 §5.6.7" />
        ). And a finer clock makes the gap smaller without closing it: two saves can have the same time stamp
        at any fineness, and the clocks of two servers differ by more. A counter has no such trouble.
      </p>
    ),
  },
  {
    ask: 'What if I send both, a tag and a date?',
    answer: (
      <p>
        The tag counts. If-Unmodified-Since is ignored beside If-Match (<Source of="9110 §13.1.4" />
        ), If-Modified-Since beside If-None-Match (<Source of="9110 §13.1.3" />
        ).
      </p>
    ),
  },
  {
    ask: 'My date is right and the server takes no notice. Why?',
    answer: (
      <p>
        Look at its form: <code>Sun, 06 Nov 1994 08:49:37 GMT</code>, in English and in GMT. A field that
        holds anything else, such as <code>1994-11-06T08:49:37Z</code>, must be ignored, and then there is no
        condition.
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
          Before there were tags there were dates: <code>Last-Modified</code> says when,{' '}
          <code>If-Modified-Since</code> asks whether a copy is still good, and{' '}
          <code>If-Unmodified-Since</code> guards a save.
        </p>
        <p>
          The catch is their fineness. A date in HTTP has whole seconds. If two saves fall into one second,
          both versions have the same date, and a condition on it cannot see that there was a change. So a
          date is a weak validator, unless it is certain that its second is over and saw no second change (
          <Source of="9110 §8.8.2.2" />
          ).
        </p>
        <p>
          Midair sends Last-Modified only once that second is over. A false If-Unmodified-Since is refused
          like any false condition; a true one does not replace a tag.
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
          ['Tells apart', 'any two versions', 'versions of different seconds'],
          ['Depends on a clock', 'no', 'yes, and on that all servers agree on it'],
          ['Guards a save', 'If-Match', 'If-Unmodified-Since, weakly'],
          ['Spares a download', 'If-None-Match', 'If-Modified-Since'],
          ['Can be ordered', 'no', 'yes'],
          ['When both are sent', 'counts', 'is ignored'],
        ]}
      />
      {ordinary && <TryIt script={ordinary} />}
      <Questions all={QUESTIONS} />
    </>
  );
}
