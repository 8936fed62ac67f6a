import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { RuleBench } from '@/components/learn/blocks/rule-bench';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { CONDITIONAL_FIELDS, METHODS, whenFalse } from '@/lib/lab/learn/evaluate';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'What if several fields are sent?',
    answer: (
      <p>
        They are looked at in a fixed order, each only while those before were true: If-Match, or without it
        If-Unmodified-Since; then If-None-Match, or without it If-Modified-Since (<Source of="9110 §13.2.2" />
        ). First comes what protects from loss, then what spares a download.
      </p>
    ),
  },
  {
    ask: 'The document does not exist, and If-Match is sent. 404 or 412?',
    answer: (
      <p>
        For GET and DELETE 404: what would fail anyway fails first (<Source of="9110 §13.2.1" />
        ). For PUT, which could have created it, 412. Try it on the bench.
      </p>
    ),
  },
  {
    ask: 'Does a request without permission get 412 or 403?',
    answer: (
      <p>
        403, or 404 where even the existence is nobody’s business. Permission, type and size come before
        conditions; otherwise a condition could be used to find out about a document that one may not see.
      </p>
    ),
  },
];

const OUTCOMES = {
  304: <strong key="304">304</strong>,
  412: <strong key="412">412</strong>,
  ignored: 'ignored',
} as const;

const SECTIONS = {
  'If-Match': 1,
  'If-Unmodified-Since': 4,
  'If-None-Match': 2,
  'If-Modified-Since': 3,
} as const;

/** All conditional fields on all methods. */
export function WhichStatus() {
  return (
    <>
      <Passage>
        <p>
          Four fields, one question each. A <em>true</em> condition never changes the answer: it is what it
          would have been. A <em>false</em> one gives 412, except where the client only wanted to know whether
          its copy is still good: that is 304.
        </p>
      </Passage>
      <FactTable
        caption="When the field is false"
        compact
        head={['Field', ...METHODS, 'Rule']}
        rows={CONDITIONAL_FIELDS.map((field) => [
          <code key="field" className="whitespace-nowrap">
            {field}
          </code>,
          ...METHODS.map((method) => OUTCOMES[whenFalse(field, method)]),
          <Source key="rule" of={`9110 §13.1.${SECTIONS[field]}`} />,
        ])}
      />
      <RuleBench />
      {SCRIPTS['which-status'].map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
