import Link from 'next/link';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { Timeline } from '@/components/learn/blocks/timeline';
import { TryIt } from '@/components/learn/blocks/try-it';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'Does a database transaction not prevent this?',
    answer: (
      <p>
        No. Ana’s read and her save are two requests, minutes apart. Each is a transaction of its own, and
        each is carried out correctly. The problem is what happens between them. Only the client knows which
        version it has read, so the client has to say it.
      </p>
    ),
  },
  {
    ask: 'Is it not enough to read again just before saving?',
    answer: (
      <p>
        It makes the gap smaller but does not close it. Somebody can save between that read and the save.
        Check and write have to be one step, and that step has to be on the server.
      </p>
    ),
  },
  {
    ask: 'How often does this happen?',
    answer: (
      <p>
        Usually it is so rare that people blame themselves when it happens. It happens more often when many
        people work on a text, or keep it open for a long time. In the lab, <em>Race</em> counts it for you.
      </p>
    ),
  },
  {
    ask: 'Is “last write wins” ever right?',
    answer: (
      <p>
        Yes, where the new value does not depend on the old one. The position of a slider is an example. A
        text that somebody has read and changed depends on what they read.
      </p>
    ),
  },
];

/** What a lost update is. */
export function LostUpdate() {
  return (
    <>
      <Passage>
        <p>
          Two people open the same text. Both change something, and both save. The second person sends a whole
          text, made from the version that they read. The words that the first person saved are not in it, so
          they are gone. That is a <em>lost update</em>.
        </p>
        <p>
          Two saves that meet like this are also called a <em>mid-air collision</em>. A collision does no harm
          if somebody notices it. The update gets lost when nobody does.
        </p>
        <p>
          Nothing failed here. Both saves were answered with success. There is no error and no warning, so the
          person who lost a paragraph may find out days later, or not at all. HTTP has had a way to prevent it
          since 1997 (<Source of="2068" />, today <Source of="9110 §13.1.1" />
          ). Many servers do not insist on it.
        </p>
        <p>
          The way in one sentence: send the tag of the version that you changed, and let the server refuse the
          save if that is not the current version any more. The page on{' '}
          <Link href="/learn/412">412 Precondition Failed</Link> shows how.
        </p>
      </Passage>
      <Timeline
        caption="How “cheese” gets lost"
        moments={[
          { who: 'Server', text: 'v1: “bread”' },
          { who: 'Ana', text: 'reads v1' },
          { who: 'Ben', text: 'reads v1' },
          { who: 'Ana', text: 'saves “bread, cheese”' },
          { who: 'Server', text: 'v2: “bread, cheese”' },
          { who: 'Ben', text: 'saves “bread” and “apples”' },
          { who: 'Server', text: 'v3: “bread”, “apples”. “cheese” is gone', loss: true },
        ]}
      />
      {SCRIPTS['lost-update'].map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
