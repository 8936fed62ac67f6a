import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { Timeline } from '@/components/learn/blocks/timeline';
import { TryIt } from '@/components/learn/blocks/try-it';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'PUT is idempotent. How can the second one get 412?',
    answer: (
      <p>
        Idempotent means that the effect of two is that of one (<Source of="9110 §9.2.2" />
        ), not that the answers are the same. With If-Match the second is refused because the first has
        changed the tag. The effect is right; only the answer misleads, into believing that somebody else had
        saved.
      </p>
    ),
  },
  {
    ask: 'How does the server know that it is a repetition?',
    answer: (
      <p>
        From two facts: the tag sent is that of the version just before the current one, and the bytes sent
        are the current ones. If both hold, nothing would change anyhow. A server may then answer with success
        (
        <Source of="9110 §13.1.1" />
        ).
      </p>
    ),
  },
  {
    ask: 'And if another server does not do that?',
    answer: (
      <p>
        After a lost answer, a 412 means “perhaps it was you”. Read the document: if it says what you sent, it
        was. If not, it is a real collision.
      </p>
    ),
  },
  {
    ask: 'Do I need an Idempotency-Key?',
    answer: (
      <p>
        For a POST, yes, or some means like it: nothing in a POST tells a repetition from a second order. A
        PUT to an address that the client has chosen, with a condition, has that built in.
      </p>
    ),
  },
];

/** What to do when no answer comes. */
export function Retry() {
  return (
    <>
      <Passage>
        <p>
          A save is sent, and no answer comes. Was the request lost, or only the answer? From outside the two
          look alike. So a client has to be able to send it again without harm.
        </p>
        <p>
          PUT and DELETE are <em>idempotent</em>: twice is meant to have the same effect as once (
          <Source of="9110 §9.2.2" />
          ). Without a condition, though, a late repetition overwrites what others have saved meanwhile. With{' '}
          <code>If-Match</code> it cannot: at worst it is refused.
        </p>
        <p>
          Midair goes one step further. If the very save that is repeated has been made already, the answer is
          success with the current tag, and nothing is written twice.
        </p>
      </Passage>
      <Timeline
        caption="A lost answer"
        moments={[
          { who: 'Ana', text: 'PUT, If-Match "1-a"' },
          { who: 'Server', text: 'saved as "2-b"; 204 is lost on its way' },
          { who: 'Ana', text: 'hears nothing, sends it again' },
          { who: 'Server', text: '"1-a" is old, but its text is that of "2-b": 204, nothing written' },
          { who: 'Ana', text: 'goes on with "2-b"' },
        ]}
      />
      {SCRIPTS.retry.map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <FactTable
        caption="May it be sent again by itself?"
        head={['Request', 'Repeated without harm?', 'Why']}
        rows={[
          ['GET, HEAD', 'yes', 'changes nothing'],
          ['PUT with If-Match', 'yes', 'done once at most'],
          ['PUT without a condition', 'no', 'a late one overwrites what came between'],
          ['PUT with If-None-Match: *', 'yes', 'creates once at most; the second gets 412'],
          ['DELETE with If-Match', 'yes', 'the second gets 410 here'],
          ['PATCH with If-Match', 'yes', 'done once at most'],
          ['PATCH without a condition', 'no', 'depends on what the patch does'],
          ['POST', 'no', 'may create twice'],
        ]}
      />
      <Questions all={QUESTIONS} />
    </>
  );
}
