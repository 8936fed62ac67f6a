import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { RULES, STANDARDS } from '@/lib/lab/learn/rules';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'Everybody quotes RFC 2616 or RFC 7232. Which one counts?',
    answer: (
      <p>
        RFC 9110, since June 2022. It takes the place of RFC 7231 and 7232, which took that of RFC 2616. One
        difference that matters here: RFC 2616 allowed the weak comparison on GET and HEAD only; today
        If-None-Match compares weakly on every method.
      </p>
    ),
  },
  {
    ask: 'Is problem+json RFC 7807?',
    answer: <p>It was. RFC 9457 took its place in 2023; the media type and the members are the same.</p>,
  },
  {
    ask: 'What here is in no standard?',
    answer: (
      <p>
        That a true date is not enough to write, that a 428 never contains a tag, the fields Merge-Base and
        Document-Version, and Lock-Token without the rest of WebDAV. Where a standard leaves a choice, the
        API’s own description says which one was made.
      </p>
    ),
  },
];

/** Rules and where they are written. */
export function Standards() {
  return (
    <>
      <Passage>
        <p>
          Nearly all of this is written down, most of it in RFC 9110. Here is each rule that this server
          obeys, in our words, with the place to read it in theirs.
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
