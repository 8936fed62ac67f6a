import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { ifNoneMatchOn } from '@/lib/lab/learn/evaluate';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'The server sends 304, but my code sees 200. Why?',
    answer: (
      <p>
        The browser’s own cache sits between the two. It sent If-None-Match by itself and got the 304. Then it
        gave your code the copy that it had, as 200. If your code sets If-None-Match itself, the browser
        leaves its cache out, and your code sees the 304.
      </p>
    ),
  },
  {
    ask: 'Is 304 an error?',
    answer: (
      <p>
        No. It is a redirection to the copy that the client has already (<Source of="9110 §15.4" />
        ). A client should send the condition only if it has that copy.
      </p>
    ),
  },
  {
    ask: 'Does 304 save anything if the server has to make the text anyway?',
    answer: (
      <p>
        It saves the transfer of the content. It also saves the work, if the tag is stored and not computed
        from the finished text. Here it is stored with each version.
      </p>
    ),
  },
  {
    ask: 'What does no-cache mean, then?',
    answer: (
      <p>
        It does not forbid to keep a copy; that is <code>no-store</code>. It means: keep it, and ask before
        each use (<Source of="9111 §5.2.2.4" />
        ). Together with a tag, each repeated read is cheap, and its answer is up to date.
      </p>
    ),
  },
];

const on = (method: 'GET' | 'PUT', value: string) => String(ifNoneMatchOn(method, value));

/** If-None-Match on reads. */
export function NotModified() {
  return (
    <>
      <Passage>
        <p>
          A tag has a second use. A client has a copy and wants to know whether it is still good. It sends the
          tag of its copy in <code>If-None-Match</code>: “send it only if it is none of these.” If the copy is
          good, the answer is <strong>304 Not Modified</strong>, fields without content (
          <Source of="9110 §15.4.5" />
          ). If it is not, the answer is 200 with the new text.
        </p>
        <p>
          It is the mirror image of a save. <code>If-Match</code> says “only if it is <em>still</em> this”.{' '}
          <code>If-None-Match</code> says “only if it is <em>no longer</em> this”. On a read, a false
          If-None-Match is good news. On a write it is a refusal. So one field has two statuses.
        </p>
      </Passage>
      <FactTable
        caption="One field, two meanings"
        head={['If-None-Match', 'GET gets', 'PUT gets, here']}
        rows={[
          [
            'with another tag, so it is true',
            `${on('GET', '"1-a"')}, with the text`,
            `${on('PUT', '"1-a"')}`,
          ],
          [
            'with the current tag, so it is false',
            `${on('GET', '"2-b"')}, no content`,
            `${on('PUT', '"2-b"')}, nothing changed`,
          ],
          [
            <span key="star">
              <code>*</code>, where there is a document
            </span>,
            on('GET', '*'),
            on('PUT', '*'),
          ],
          [
            'with the current tag made weak',
            `${on('GET', 'W/"2-b"')}: it compares weakly`,
            `${on('PUT', 'W/"2-b"')}: it compares weakly`,
          ],
        ]}
      />
      <Passage>
        <p>
          The PUT in the first row is refused with 428, although its condition is true. It says which version
          must <em>not</em> be there. It does not say which version it is based on.
        </p>
      </Passage>
      {SCRIPTS['304'].map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
