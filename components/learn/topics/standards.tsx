import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { RULES, STANDARDS } from '@/lib/lab/learn/rules';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'Many texts quote RFC 2616 or RFC 7232. Which one counts?',
    answer: (
      <p>
        RFC 9110, since June 2022. It replaces RFC 7231 and 7232, which replaced RFC 2616. Two differences
        matter here. RFC 2616 allowed the weak comparison on GET and HEAD only; today If-None-Match compares
        weakly on every method (<Source of="9110 §13.1.2" />
        ). And 400 was for requests with wrong syntax; today it is for anything that the server takes for a
        mistake of the client (<Source of="9110 §15.5.1" />
        ).
      </p>
    ),
  },
  {
    ask: 'Is problem+json RFC 7807?',
    answer: (
      <p>
        It was. RFC 9457 replaced it in 2023. The media type and the five members are the same (
        <Source of="9457 §3.1" />
        ).
      </p>
    ),
  },
  {
    ask: 'What here is in no standard?',
    answer: (
      <>
        <p>These are our own choices. Other servers may choose differently.</p>
        <ul>
          <li>A true date is not enough to write, and a 428 does not contain a tag.</li>
          <li>
            An If-Match that cannot be read gets 412. An If-None-Match that cannot be read gets 400 on a
            write.
          </li>
          <li>A date that names the wrong day of the week is ignored.</li>
          <li>Last-Modified is sent only after the second that it names.</li>
          <li>A save of the same bytes makes no new version, so the tag stays.</li>
          <li>The member savedAs in a 412, for a save that was done before.</li>
          <li>Prefer: return=representation brings the current version with a 412, too.</li>
          <li>The fields Merge-Base, Document-Version and those of the lab.</li>
          <li>Lock-Token without the rest of WebDAV, and 423 where nobody holds the lock.</li>
          <li>422 for a patch to a member that does not exist, and 409 for a failed test.</li>
          <li>Idempotency-Key, which is a draft of the IETF.</li>
        </ul>
      </>
    ),
  },
];

/** Rules and where they are written. */
export function Standards() {
  return (
    <>
      <Passage>
        <p>
          Most of this course is in the standards, and most of that in RFC 9110. These are the rules behind
          the pages, in our words, each with the place where you can read it.
        </p>
      </Passage>
      {RULES.map(({ title, rules }) => (
        <FactTable
          key={title}
          caption={title}
          head={['Rule', 'Source']}
          rows={rules.map(({ says, source }) => [says, <Source key="source" of={source} />])}
        />
      ))}
      <FactTable
        caption="The standards"
        head={['Standard', 'About']}
        rows={Object.entries(STANDARDS).map(([number, about]) => [
          <Source key="source" of={number} />,
          about,
        ])}
      />
      {SCRIPTS.standards.map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
