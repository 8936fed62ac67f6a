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
        By its key. The client makes one for each act of saving and sends it in <code>Idempotency-Key</code>.
        With each change Midair stores, in the same transaction, who sent it, the key, and a digest of the
        rest of the request: method, address, conditions, content. If all of that comes again within a day, it
        is the same act.
      </p>
    ),
  },
  {
    ask: 'Would it not do to compare the text?',
    answer: (
      <p>
        No. Two people read 0, each adds one, and both send 1 under the same tag. The bytes are equal, and yet
        one is no repetition of the other: the counter has to say 2. RFC 9110 lets a server answer with
        success what appears to be done already, and warns of just this case (
        <Source of="9110 §13.1.1" />
        ).
      </p>
    ),
  },
  {
    ask: 'What if others have saved between the two?',
    answer: (
      <p>
        Then the tag that the first answer had is not the current one any more, and the repetition gets 412.{' '}
        <code>savedAs</code> in it names the version that the first one made: it is done and in the history,
        and the client goes on from there.
      </p>
    ),
  },
  {
    ask: 'And with a server that knows no such keys?',
    answer: (
      <p>
        After a lost answer, a 412 means “perhaps it was you”. Read the document: if it says something else
        than what you sent, it is a collision, and perhaps yours is among the versions before. If it says what
        you sent, there is nothing left to write, whoever it was; unless you were counting.
      </p>
    ),
  },
  {
    ask: 'Where does the client keep the key?',
    answer: (
      <p>
        With the text that it sends, before it sends it. Then even a tab that was killed repeats the same act
        when it is opened again, and does not begin another one.
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
          Midair goes one step further. Each act of saving has a name of its own, its{' '}
          <code>Idempotency-Key</code>. A request that comes again with its key is recognised and not carried
          out twice: its sender gets the answer that was lost. Equal text is not enough for that, as a counter
          shows.
        </p>
      </Passage>
      <Timeline
        caption="A lost answer"
        moments={[
          { who: 'Ana', text: 'PUT 1 in place of 0, If-Match "1-a", key "k1"' },
          { who: 'Server', text: 'saved as "2-b" together with her key; 204 is lost on its way' },
          { who: 'Ana', text: 'hears nothing, sends it again with "k1"' },
          { who: 'Server', text: '"1-a" is old, but "k1" of Ana’s is done: 204 with "2-b", nothing written' },
          { who: 'Ben', text: 'PUT 1 in place of 0, If-Match "1-a", key "k2"' },
          { who: 'Server', text: 'the same bytes, another act: 412' },
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
          ['any of them with its Idempotency-Key', 'yes', 'known here, and done once'],
        ]}
      />
      <Questions all={QUESTIONS} />
    </>
  );
}
