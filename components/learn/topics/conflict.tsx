import Link from 'next/link';
import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: '“Conflict” sounds just right for two people who edit the same text. Why not 409?',
    answer: (
      <p>
        Because the request said itself on what condition it was to be carried out. When a field such as
        If-Match is false, the status for exactly that is 412, and every client can act on it without reading
        the content. 409 is left for servers whose clients send the version inside the content.
      </p>
    ),
  },
  {
    ask: 'Our clients send a version number in the JSON. Which status then?',
    answer: (
      <p>
        409 is right there (<Source of="9110 §15.5.10" />
        ), since no condition was sent in the fields. Better still: send the same number as an entity tag in
        If-Match. Then proxies, libraries and people know what is meant.
      </p>
    ),
  },
  {
    ask: 'Which one may be sent again by itself?',
    answer: (
      <p>
        423, after a while: the lock ends. 412 only after a merge. 409 only when what stood in the way has
        been dealt with. None of the three goes away by insisting.
      </p>
    ),
  },
  {
    ask: 'And 422?',
    answer: (
      <p>
        The request is well formed, and what it asks for makes no sense here whatever the state, such as a
        patch to a member that does not exist. Waiting does not help; the request has to change (
        <Source of="9110 §15.5.21" />
        ).
      </p>
    ),
  },
];

/** Which refusal means what. */
export function Conflict() {
  return (
    <>
      <Passage>
        <p>
          All three say that the request is understood, allowed, and not carried out now. They differ in{' '}
          <em>why</em>, and so in what to do.
        </p>
        <ul>
          <li>
            <strong>412</strong>: a condition that <em>you sent</em> in the fields is false.
          </li>
          <li>
            <strong>409</strong>: no condition was false, but what you ask for does not go with the state that
            the document is in.
          </li>
          <li>
            <strong>423</strong>: somebody has <em>locked</em> it; how your text relates to theirs was not
            asked.
          </li>
        </ul>
      </Passage>
      <FactTable
        caption="409, 412 and 423"
        head={['', '409 Conflict', '412 Precondition Failed', '423 Locked']}
        rows={[
          [
            'Who set the condition',
            'the server, by its own rules',
            'the client, in the request',
            'another client, by a lock',
          ],
          [
            'Looked at first',
            'when it is carried out',
            'just before it is carried out',
            'before everything else',
          ],
          ['Here', 'a failed test in a JSON Patch', 'an old tag', 'in labs with locks only'],
          ['What to do', 'look, and change the request', 'read, merge, save', 'wait, or ask the holder'],
          [
            'Defined in',
            <Source key="409" of="9110 §15.5.10" />,
            <Source key="412" of="9110 §15.5.13" />,
            <Source key="423" of="4918 §11.3" />,
          ],
        ]}
      />
      {SCRIPTS['409-and-412'].map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Passage>
        <p>
          How 423 comes about is on the page on <Link href="/learn/locks">locks</Link>.
        </p>
      </Passage>
      <Questions all={QUESTIONS} />
    </>
  );
}
