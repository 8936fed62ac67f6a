import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'The server sends 304, but my code sees 200. Why?',
    answer: (
      <p>
        The browser’s own cache sits between. It sent If-None-Match by itself, got the 304, and handed your
        code the copy that it had, as 200. Only if your code sets If-None-Match does it see the 304 itself.
      </p>
    ),
  },
  {
    ask: 'Is 304 an error?',
    answer: (
      <p>
        No. It belongs to the redirections, in a way: it points to the copy that you have. A client without a
        copy should not have sent the condition.
      </p>
    ),
  },
  {
    ask: 'Does 304 save anything if the server has to make the text anyway?',
    answer: (
      <p>
        It saves the transfer, always. It saves the work, too, if the tag is stored and not computed from the
        finished text. Here it is stored with each version.
      </p>
    ),
  },
  {
    ask: 'What does no-cache mean, then?',
    answer: (
      <p>
        Not “do not keep it”; that is <code>no-store</code>. It means: keep it, and ask before each use (
        <Source of="9111 §5.2.2.4" />
        ). Together with a tag that makes each repeated read cheap and never out of date.
      </p>
    ),
  },
];

/** If-None-Match on reads. */
export function NotModified() {
  return (
    <>
      <Passage>
        <p>
          A tag has a second use. Who has a copy and wants to know whether it is still good sends its tag in{' '}
          <code>If-None-Match</code>: “send it only if it is none of these.” If the copy is good, the answer
          is <strong>304 Not Modified</strong>, fields without content (<Source of="9110 §15.4.5" />
          ). If not, it is 200 with the new text.
        </p>
        <p>
          It is the mirror image of a save. <code>If-Match</code> says “only if it is <em>still</em> this”,{' '}
          <code>If-None-Match</code> “only if it is <em>no longer</em> this”. On a read, a false condition is
          good news; on a write it is a refusal. Hence two statuses for one thing.
        </p>
      </Passage>
      <FactTable
        caption="One field, two meanings"
        head={['If-None-Match', 'on GET or HEAD', 'on PUT, PATCH, DELETE']}
        rows={[
          ['is true', '200, with the text', 'goes on to the other rules'],
          ['is false', '304, nothing sent', '412, nothing changed'],
          [
            <span key="star">
              is <code>*</code>
            </span>,
            '304 if there is anything',
            'with PUT: create, or 412 if there is something',
          ],
          ['compares', 'weakly', 'weakly'],
        ]}
      />
      {SCRIPTS['304'].map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
