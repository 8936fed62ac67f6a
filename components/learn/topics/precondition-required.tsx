import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'Why does the answer of 428 not simply contain the current tag?',
    answer: (
      <p>
        Because it would be pasted in and sent. The save would go through without its sender having seen what
        it overwrites, and the guard would be a formality. The tag is to be had where the text is: from a GET.
      </p>
    ),
  },
  {
    ask: 'Will clients that do not know 428 break?',
    answer: (
      <p>
        They treat it like 400, as they do any 4xx that they do not know (<Source of="9110 §15" />
        ). The save fails loudly instead of overwriting silently.
      </p>
    ),
  },
  {
    ask: 'Does creating need a condition, too?',
    answer: (
      <p>
        A PUT does: <code>If-None-Match: *</code>, “only if there is nothing yet”. Two people who create the
        same address at the same time would otherwise overwrite each other. A POST needs none: the server
        picks an address that nobody has.
      </p>
    ),
  },
  {
    ask: 'Would 400, 403 or 412 do as well?',
    answer: (
      <p>
        400 says the request cannot be understood, 403 that you may not. Neither is so. 412 says that a
        condition was false, but there was none. 428 says precisely what to do: send it again, with a
        condition.
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
          If-Match protects only those who send it. One client that leaves it out, an old script or a careless
          one, and updates are lost again, those of everybody else included.
        </p>
        <p>
          So the server insists. A write without a condition is answered with{' '}
          <strong>428 Precondition Required</strong> (<Source of="6585 §3" />
          ), even if nobody else has touched the document: without a condition there is no telling. The answer
          says which field is missing and how to go about it.
        </p>
        <p>
          In Midair this holds for PUT, PATCH and DELETE. It is the whole difference between “updates need not
          get lost” and “updates do not get lost”.
        </p>
      </Passage>
      <FactTable
        caption="412 and 428 side by side"
        head={['', '412 Precondition Failed', '428 Precondition Required']}
        rows={[
          ['The request', 'has a condition, and it is false', 'has no condition, or none that counts'],
          ['The server says', '“It is not as you think.”', '“Say what you think it is.”'],
          ['Has somebody else saved?', 'Yes, as a rule', 'Perhaps. It was not even looked at'],
          ['What to do', 'Read, merge, save with the new tag', 'Read, then save with its tag'],
          ['Who has to act', 'The person, or a merge on their behalf', 'Whoever wrote the client'],
          ['Is anything changed?', 'No', 'No'],
          ['Carries the current tag', 'Yes, here', 'Never, here'],
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
