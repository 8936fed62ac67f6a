import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'Why does the answer not contain the current tag?',
    answer: (
      <p>
        Because people would copy it and send it. The save would go through, and nobody would have seen what
        it overwrites. The tag comes with the text: from a GET.
      </p>
    ),
  },
  {
    ask: 'Then why may a 412 carry the current tag?',
    answer: (
      <p>
        Its sender has said what they expect, usually a version. Then client and server know what to merge
        with: that version, the current one, and the sender’s own text. The sender of a request that gets 428
        has said nothing of the kind. To copy the tag from a 412 without a merge is a mistake, too. It is the
        lost update again, with one more request.
      </p>
    ),
  },
  {
    ask: 'Can one address answer 412 and 428?',
    answer: (
      <p>
        Yes, and it should. They answer different mistakes. A request without a condition gets 428. A request
        with a false condition gets 412. The example above gets both from one document.
      </p>
    ),
  },
  {
    ask: 'Is 428 widely supported? What do others send instead?',
    answer: (
      <>
        <p>
          Clients can deal with it: one that does not know 428 treats it like 400 (<Source of="9110 §15" />
          ). So the save fails loudly instead of overwriting silently. But the status is optional, and few
          servers send it. A client cannot count on it to be saved from lost updates (
          <Source of="6585 §7.1" />
          ).
        </p>
        <p>
          Other servers send 400, 403 or 409 for a missing condition. That is allowed. Whatever you choose,
          write it into the description of your API, with the field that is missing.
        </p>
      </>
    ),
  },
  {
    ask: 'Would 400, 403, 409 or 412 say the same?',
    answer: (
      <p>
        They say less. 400 is for anything that the server takes for a mistake of the client (
        <Source of="9110 §15.5.1" />
        ). 403 is for a request that is understood and refused (<Source of="9110 §15.5.4" />
        ). 409 is for a conflict with the current state (<Source of="9110 §15.5.10" />
        ). Each of them fits in a way. 412 does not fit: it says that a condition was false (
        <Source of="9110 §15.5.13" />
        ), and there was none. Only 428 says what to do: send it again, with a condition.
      </p>
    ),
  },
  {
    ask: 'Does creating need a condition, too?',
    answer: (
      <p>
        Here a PUT does: <code>If-None-Match: *</code>, “only if there is nothing here”. Otherwise two people
        who create the same address at the same time overwrite each other. A POST needs none: the server picks
        a new address for it.
      </p>
    ),
  },
  {
    ask: 'Are updates safe once the server insists?',
    answer: (
      <p>
        They are safe from clients that forget. A client can still send <code>If-Match: *</code>, which is
        true for any version. It can also send a new tag with an old text. The server can demand a condition.
        It cannot see whether somebody has read the version.
      </p>
    ),
  },
  {
    ask: 'May a cache keep a 428?',
    answer: (
      <p>
        No, never (<Source of="6585 §3" />
        ). Here it says so itself, with <code>no-store</code>.
      </p>
    ),
  },
];

/** Insisting on a condition; and how 428 differs from 412. */
export function PreconditionRequired() {
  return (
    <>
      <Passage>
        <p>
          If-Match works only if every client sends it. One client that leaves it out is enough, such as an
          old script. It overwrites the work of all the others.
        </p>
        <p>
          So the server insists. It answers a write without a condition with{' '}
          <strong>428 Precondition Required</strong> (<Source of="6585 §3" />
          ). It does so even if nobody else has touched the document: it has nothing to compare. The answer
          says which field is missing and what to do.
        </p>
        <p>
          In Midair this holds for PUT, PATCH and DELETE of a document. A client that forgets the field can no
          longer cause a lost update.
        </p>
        <p>
          The rule in one sentence: a condition that is sent and false gets 412, and a condition that is
          required and missing gets 428.
        </p>
      </Passage>
      <FactTable
        caption="412 and 428 side by side"
        head={['', '412 Precondition Failed', '428 Precondition Required']}
        rows={[
          ['The request', 'has a condition, and it is false', 'has no condition, or none that counts'],
          ['The server says', '“It is not as you think.”', '“Say what you think it is.”'],
          ['Has somebody else saved?', 'Usually', 'Perhaps. The server did not check'],
          [
            'What to do',
            'Read, merge, save with the new tag',
            'Read, make your change in what you have read, save with its tag',
          ],
          [
            'Who has to act',
            'The person, or a program that merges for them',
            'The person who wrote the client',
          ],
          ['Has anything changed?', 'No', 'No'],
          ['Carries the current tag', 'Here yes, if there is a current version', 'Here never'],
          ['May be stored by a cache', 'Not here: no-store', 'No, by its definition'],
          ['Defined in', <Source key="412" of="9110 §15.5.13" />, <Source key="428" of="6585 §3" />],
        ]}
      />
      {SCRIPTS['428'].map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
