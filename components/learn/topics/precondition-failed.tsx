import Link from 'next/link';
import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'I got 412. May I fetch the new tag and send the same text again?',
    answer: (
      <p>
        Then you overwrite what the other has written, only politely. Fetch the new <em>version</em>, merge
        your change into it, and send the result with the new tag. A new tag says “I have seen this”; send it
        only if you have.
      </p>
    ),
  },
  {
    ask: 'I get 412 every time, and nobody else saves. Why?',
    answer: (
      <>
        <p>Usually one of these:</p>
        <ul>
          <li>
            The quotation marks are missing. They belong to the tag: <code>If-Match: "1-a"</code>.
          </li>
          <li>
            A proxy that compresses has put <code>W/</code> in front, and If-Match never matches a weak tag.
          </li>
          <li>The tag is that of another address, such as a list, or of an older save by yourself.</li>
        </ul>
        <p>
          Here the answer says which in its member <code>reason</code>.
        </p>
      </>
    ),
  },
  {
    ask: 'Is If-Match: * a way round it?',
    answer: (
      <p>
        It is true for any version, so it guards against nothing but a missing document (
        <Source of="9110 §13.1.1" />
        ). It is there for “change it, but do not create it”.
      </p>
    ),
  },
  {
    ask: 'Can a GET be answered with 412?',
    answer: (
      <p>
        Yes, with If-Match: “send me exactly this version, or nothing”. It is of use for reading something
        long in parts.
      </p>
    ),
  },
];

/** If-Match, and what happens when it is false. */
export function PreconditionFailed() {
  return (
    <>
      <Passage>
        <p>
          Each version has an <em>entity tag</em>, and every answer carries that of the version it is about,
          in <code>ETag</code>. Whoever saves sends it back in <code>If-Match</code>: “carry this out only if
          the version that I read is still the current one.”
        </p>
        <p>
          If it is, the save is carried out and there is a new tag. If it is not, the server answers{' '}
          <strong>412 Precondition Failed</strong> and changes nothing (<Source of="9110 §15.5.13" />
          ). The text of the second person is not lost either: it is where it was, in their editor. What is
          left to do is <Link href="/learn/merging">merging</Link>.
        </p>
        <p>
          Check and write have to be one step. A server that checks first and writes a moment later lets
          another write in between. Here a single statement to the database does both.
        </p>
      </Passage>
      <FactTable
        caption="What If-Match says"
        head={['If-Match', 'True when', 'False']}
        rows={[
          [<code key="1">"2-b"</code>, 'the current tag is "2-b", and strong', '412'],
          [<code key="2">"1-a", "2-b"</code>, 'the current tag is one of them', '412'],
          [<code key="3">*</code>, 'there is a version at all', '412'],
          [<code key="4">W/"2-b"</code>, 'never: the comparison is strong', '412'],
          ['not sent', 'there is no condition', '428 on a write, here'],
        ]}
      />
      {SCRIPTS['412'].map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
