import Link from 'next/link';
import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: '“Conflict” sounds right for two people who edit the same text. Why not 409?',
    answer: (
      <p>
        Because the request itself named its condition. If a field such as If-Match is false, 412 says exactly
        that, and a client can act on it without reading the content. 409 is right for a server whose clients
        send the version inside the content.
      </p>
    ),
  },
  {
    ask: 'Our clients send a version number in the JSON. Which status then?',
    answer: (
      <p>
        409 is right there, and the standard has your case as its example (<Source of="9110 §15.5.10" />
        ). No condition was sent in the fields. It is even better to send the same number as an entity tag in
        If-Match. Then proxies, libraries and people know what is meant.
      </p>
    ),
  },
  {
    ask: 'Which one may be sent again by itself?',
    answer: (
      <p>
        None of the three. After 412 the client reads and merges first. After 409 somebody removes what stands
        in the way. After 423 the client takes the lock as soon as it is free, and then it reads first. The
        same text may be out of date by then, because somebody who held the lock has probably saved. Sent
        unread, it would overwrite their words. The page on <Link href="/learn/locks">locks</Link> shows it.
      </p>
    ),
  },
  {
    ask: 'And 422?',
    answer: (
      <p>
        The server understands the request and cannot carry out what it says (<Source of="9110 §15.5.21" />
        ). Send a different request; waiting does not help. For patches the line between 409 and 422 is left
        open (<Source of="5789 §2.2" />
        ). Here 409 is for a failed test, because another state would pass it. 422 is for a patch to a member
        that no document has. The page on <Link href="/learn/put-and-patch">PUT against PATCH</Link> says
        more.
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
          All three say that the server understands the request and does not carry it out now. They differ in{' '}
          <em>why</em>, and so in what to do.
        </p>
        <ul>
          <li>
            <strong>412</strong>: a condition that <em>you sent</em> in the fields is false.
          </li>
          <li>
            <strong>409</strong>: no condition was false, but the request does not go with the current state
            of the document.
          </li>
          <li>
            <strong>423</strong>: the document is <em>locked</em>, or, here, has to be locked first, and the
            request did not show the lock’s token. The server did not compare your text with any other.
          </li>
        </ul>
      </Passage>
      <FactTable
        caption="409, 412 and 423"
        head={['', '409 Conflict', '412 Precondition Failed', '423 Locked']}
        rows={[
          [
            'Where the condition stands',
            'in the content, as the tests of a JSON Patch do, or in the server’s own rules',
            'in header fields, such as If-Match',
            'in the lock; here also in the guard, while nobody holds the lock',
          ],
          ['Checked here', 'last, with the content', 'before the content', 'first'],
          ['Here', 'a failed test in a JSON Patch', 'an old tag', 'in labs with locks only'],
          [
            'What to do',
            'look, and change the request',
            'read, merge, save with the new tag',
            'wait, take the lock, read, then save',
          ],
          ['Send the same again?', 'no', 'no', 'no: read first'],
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
          The page on <Link href="/learn/locks">locks</Link> shows how 423 happens.
        </p>
      </Passage>
      <Questions all={QUESTIONS} />
    </>
  );
}
