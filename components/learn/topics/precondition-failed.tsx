import Link from 'next/link';
import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { ifMatchOnPut } from '@/lib/lab/learn/evaluate';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'I got 412. May I fetch the new tag and send the same text again?',
    answer: (
      <p>
        Only after you have looked at it. Otherwise you overwrite the other person’s words. Fetch the new{' '}
        <em>version</em>, merge your change into it, and send the result with the new tag. A new tag says “I
        have seen this”. Send it only if you have.
      </p>
    ),
  },
  {
    ask: 'I have looked, and my text shall replace theirs. How do I overwrite on purpose?',
    answer: (
      <p>
        Send your text with <code>If-Match</code> and the <em>new</em> tag. This is not the same as leaving
        the field out. If a third person saves in the meantime, you get another 412. Without the field, you
        would overwrite a version that you have never seen.
      </p>
    ),
  },
  {
    ask: 'I get 412 out of the blue, and nobody else saves. Why?',
    answer: (
      <>
        <p>Look at the request as it was sent. Usually it is one of these:</p>
        <ul>
          <li>
            The quotation marks are missing. They belong to the tag: <code>If-Match: "1-a"</code>. Here such a
            tag is one that matches nothing. Other servers may answer 400.
          </li>
          <li>
            A proxy that compresses has put <code>W/</code> in front, and If-Match does not match a weak tag.
          </li>
          <li>The tag is that of another address, such as a list, or it is older than your own last save.</li>
          <li>
            Your own save got through, but its answer was lost. Now the same request is sent again, with the
            tag from before. The page on <Link href="/learn/retry">sending again</Link> says more.
          </li>
          <li>
            The request carries a condition that you did not mean to send. A library may have copied{' '}
            <code>If-None-Match</code> or <code>If-Unmodified-Since</code> from a read. On a write, leave them
            out.
          </li>
        </ul>
        <p>
          Here the answer names the cause in its member <code>reason</code>.
        </p>
      </>
    ),
  },
  {
    ask: 'Can If-Modified-Since cause a 412?',
    answer: (
      <p>
        No, though many texts list it. On PUT, PATCH and DELETE a server has to ignore it (
        <Source of="9110 §13.1.3" />
        ). <code>If-Unmodified-Since</code> is the date that can cause a 412 (<Source of="9110 §13.1.4" />
        ).
      </p>
    ),
  },
  {
    ask: 'Did the client or the server make a mistake?',
    answer: (
      <p>
        Neither has to. All statuses from 400 to 499 are about the request (<Source of="9110 §15.5" />
        ), so 412 is on the client’s side: the client has to do something next. Nothing is broken on the
        server. It did what the request asked for. Waiting does not help: here an old tag does not come back.
      </p>
    ),
  },
  {
    ask: 'Can a GET be answered with 412?',
    answer: (
      <p>
        Yes, by a false If-Match or If-Unmodified-Since. It means “you asked for exactly that version, and it
        is not the current one”. This is useful when a client reads something long in parts (
        <Source of="9110 §13.1.1" />
        ). On a PUT the same status protects other people’s words. On a GET nothing is at risk: read again
        without the condition.
      </p>
    ),
  },
  {
    ask: 'Is If-Match: * a way round it?',
    answer: (
      <p>
        Yes, and so it protects nobody. It is true for any version, and false only when there is no document (
        <Source of="9110 §13.1.1" />
        ). It is there for “change it, but do not create it”.
      </p>
    ),
  },
  {
    ask: 'Does a server have to answer 412?',
    answer: (
      <p>
        It must not carry the request out when If-Match is false. Then it may answer 412. It may also answer
        with success, if the change that was asked for seems to be made already (<Source of="9110 §13.1.1" />
        ). The page on <Link href="/learn/retry">sending again</Link> says when that is wise.
      </p>
    ),
  },
  {
    ask: 'May a cache keep a 412?',
    answer: (
      <p>
        Not here: each refusal says <code>no-store</code>. Without that, 412 is not among the statuses that a
        cache may keep on its own (<Source of="9110 §15.1" />
        ). The answer itself would have to allow it, for example by <code>Cache-Control: max-age=60</code> (
        <Source of="9111 §3" />
        ). Answers to PUT are not kept in any case (<Source of="9110 §9.3.4" />
        ).
      </p>
    ),
  },
];

/** Values of If-Match, and what makes each of them true. */
const VALUES = [
  ['"2-b"', 'the current tag is "2-b"'],
  ['"1-a", "2-b"', 'the current tag is one of them'],
  ['"1-a"', 'the current tag is "1-a"'],
  ['*', 'there is a document'],
  ['W/"2-b"', 'never: a weak tag does not count'],
  ['2-b', 'never: the quotation marks are missing. To answer 412 and not 400 is our choice'],
] as const;

/** If-Match, and what happens when it is false. */
export function PreconditionFailed() {
  return (
    <>
      <Passage>
        <p>
          Each version has an <em>entity tag</em>. The answer to a read or to a save carries it in{' '}
          <code>ETag</code>. When you save, your client sends the tag back in <code>If-Match</code>: “carry
          this out only if the version that I read is still the current one.”
        </p>
        <p>
          If it is, the save is carried out and there is a new tag. If it is not, the server answers{' '}
          <strong>412 Precondition Failed</strong> and changes nothing (<Source of="9110 §15.5.13" />
          ). The text of the second person is still in their editor. What they do next is called{' '}
          <Link href="/learn/merging">merging</Link>.
        </p>
        <p>
          Check and write have to be one step. If a server checks first and writes a moment later, another
          write can come in between. Here a single statement to the database does both.
        </p>
      </Passage>
      <FactTable
        caption={'What If-Match says, where the current tag is "2-b"'}
        head={['If-Match', 'True when', 'A PUT gets']}
        rows={[
          ...VALUES.map(
            ([value, when]) => [<code key={value}>{value}</code>, when, String(ifMatchOnPut(value))] as const,
          ),
          ['not sent', 'there is no condition; this server requires one', String(ifMatchOnPut(null))],
        ]}
      />
      {SCRIPTS['412'].map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
