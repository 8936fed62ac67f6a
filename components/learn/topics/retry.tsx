import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { Timeline } from '@/components/learn/blocks/timeline';
import { TryIt } from '@/components/learn/blocks/try-it';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import { isSentAgain } from '@/lib/lab/learn/after-answer';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';
import { REPEATABLE, repeat } from '@/lib/lab/learn/sent-again';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'PUT is idempotent. How can the second one get 412?',
    answer: (
      <p>
        Idempotent means that two requests have the same effect as one (<Source of="9110 §9.2.2" />
        ). It does not mean that the answers are the same. With If-Match the second one is refused, because
        the first one has changed the tag. The effect is right. Only the answer misleads: it looks as if
        somebody else had saved.
      </p>
    ),
  },
  {
    ask: 'How does the server know that it is a repetition?',
    answer: (
      <p>
        By its key. The client makes a new key for each act of saving and sends it in{' '}
        <code>Idempotency-Key</code>. Midair stores the key with the change, in the same transaction, together
        with the person and a digest of the rest of the request: method, address, conditions, content. If all
        of that comes again within a day, it is the same act. The field is a proposal so far, and not yet a
        standard.
      </p>
    ),
  },
  {
    ask: 'Would it be enough to compare the text?',
    answer: (
      <p>
        No. Two people read 0, each adds one, and both send 1 with the same tag. The bytes are equal, but they
        are two changes: the counter has to say 2. The standard allows a server to answer with success if a
        change seems to be made already. It warns of exactly this case (<Source of="9110 §13.1.1" />
        ).
      </p>
    ),
  },
  {
    ask: 'What if others have saved between the two?',
    answer: (
      <p>
        Then the repetition gets 412. Its member <code>savedAs</code> names the version that the first request
        made. So the client knows that its save is done and in the history. It goes on from there.
      </p>
    ),
  },
  {
    ask: 'And with a server that knows no such keys?',
    answer: (
      <p>
        After a lost answer, a 412 means “perhaps it was you”. Read the document. If it says what you sent,
        there is nothing left to write, unless you were counting. If it says something else, it is a
        collision, and your save may be among the versions before.
      </p>
    ),
  },
  {
    ask: 'Where does the client keep the key?',
    answer: (
      <p>
        With the text that it sends, before it sends it. Then a tab that was closed can repeat the same act
        when it is opened again.
      </p>
    ),
  },
  {
    ask: 'How often may a client try again?',
    answer: (
      <p>
        The standard says that a client should not repeat a failed repetition automatically (
        <Source of="9110 §9.2.2" />
        ). That is a “should not”: a client with a good reason may. Ours is the key: the act is done once at
        most. So our editor goes on until the save gets through or is refused. It waits longer and longer, and
        at least as long as <code>Retry-After</code> says (<Source of="9110 §10.2.3" />
        ).
      </p>
    ),
  },
];

const HARM = {
  overwrites: 'no: it removes what Ben saved',
  twice: 'no: it is done twice',
} as const;

/** Answers that people ask about, with what they say of a save that is sent again as it is. */
const ANSWERS = [
  [408, 'the request did not arrive in time'],
  [409, 'the state stands in the way; look first'],
  [412, 'the tag is old and, here, stays old; merge first'],
  [423, 'the lock is needed, and others may have saved; take it, read first'],
  [428, 'the condition is still missing'],
  [429, 'too many requests; wait as Retry-After says'],
  [500, 'something broke on the server'],
  [503, 'the server cannot answer now; wait as Retry-After says'],
  [504, 'a proxy got no answer in time; it may have been saved, or not'],
] as const;

/** What to do when no answer comes. */
export function Retry() {
  return (
    <>
      <Passage>
        <p>
          A save is sent, and no answer comes. Was the request lost, or only the answer? The client cannot
          tell. So it has to be able to send the request again without harm.
        </p>
        <p>
          PUT and DELETE are <em>idempotent</em>: two are meant to have the same effect as one (
          <Source of="9110 §9.2.2" />
          ). But without a condition a late repetition overwrites what others have saved in between. With{' '}
          <code>If-Match</code> and the tag that was read, it is refused.
        </p>
        <p>
          Midair goes one step further. Each act of saving has a name, its <code>Idempotency-Key</code>. If a
          request comes again with its key, the server knows it and does not carry it out twice. If nobody has
          saved since, the client gets the answer that was lost. Equal text is not enough for that, as a
          counter shows.
        </p>
      </Passage>
      <Timeline
        caption="A lost answer"
        moments={[
          { who: 'Ana', text: 'PUT 1 in place of 0, If-Match "1-a", key "k1"' },
          { who: 'Server', text: 'saved as "2-b" together with her key; 204 is lost on its way' },
          { who: 'Ana', text: 'hears nothing, sends it again with "k1"' },
          { who: 'Server', text: '"1-a" is old, but Ana’s "k1" is done: 204 with "2-b", nothing written' },
          { who: 'Ben', text: 'PUT 1 in place of 0, If-Match "1-a", key "k2"' },
          { who: 'Server', text: 'the same bytes, another act: 412' },
        ]}
      />
      {SCRIPTS.retry.map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <FactTable
        caption="The same request twice, on a server that requires no condition, computed on this page"
        head={['Request', 'First', 'Again at once', 'Again after Ben saved', 'Without harm?']}
        rows={REPEATABLE.map((request) => {
          const { first, atOnce, later, harm } = repeat(request);
          return [request.name, String(first), String(atOnce), String(later), harm ? HARM[harm] : 'yes'];
        })}
      />
      <Passage>
        <p>
          Here a change with its Idempotency-Key may be repeated: a PUT, a PATCH, a DELETE, and the POST that
          creates a document. Without a key, the 412 or 410 of a repetition looks like a collision. The next
          table is about answers that did come.
        </p>
      </Passage>
      <FactTable
        caption="May the same save be sent again by itself?"
        head={['Answer', 'Sent again by our client?', 'Why']}
        rows={[
          ['none', 'yes, with the same key', 'it may have been saved, or not'],
          ...ANSWERS.map(
            ([status, why]) =>
              [`${status} ${reasonPhrase(status)}`, isSentAgain(status) ? 'yes, later' : 'no', why] as const,
          ),
        ]}
      />
      <Questions all={QUESTIONS} />
    </>
  );
}
