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
        No. Ana’s read and her save are two requests, minutes apart, and each is a transaction of its own.
        Both are carried out correctly. What goes wrong lies between them, and only the client knows what it
        had read.
      </p>
    ),
  },
  {
    ask: 'Is it not enough to read again just before saving?',
    answer: (
      <p>
        It makes the gap smaller and leaves it open: somebody can save between that read and the save. Check
        and write have to be one step, and that step has to be on the server.
      </p>
    ),
  },
  {
    ask: 'How often does this happen?',
    answer: (
      <p>
        Seldom enough to be taken for a mistake of the person who complains. The longer people keep a text
        open and the more of them there are, the more often. In the lab, Race counts it for you.
      </p>
    ),
  },
  {
    ask: 'Is “last write wins” ever right?',
    answer: (
      <p>
        Yes: where the new value does not depend on the old one, such as the position of a slider. A text that
        somebody has read and changed always depends on what they read.
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
          Two people open the same text. Both change something, both save. The one who saves last sends a
          whole text, made from the version that they had read. What the other has saved meanwhile is not in
          it, and so it is gone. That is a <em>lost update</em>.
        </p>
        <p>
          Nothing failed. Both saves were answered with success. That is what makes it bad: no error, no
          trace, and the person who lost a paragraph finds out days later, or never. HTTP has had the means
          against it for decades (<Source of="9110 §13.1.1" />
          ); most servers do not insist on them.
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
