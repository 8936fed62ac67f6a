import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { RuleBench } from '@/components/learn/blocks/rule-bench';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { CONDITIONAL_FIELDS, METHODS, whenFalse, whenTrue } from '@/lib/lab/learn/evaluate';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'What if several fields are sent?',
    answer: (
      <p>
        The server checks them in a fixed order, and goes on only while they are true. First comes If-Match,
        or If-Unmodified-Since where there is no If-Match. Then comes If-None-Match, or If-Modified-Since
        where there is no If-None-Match (<Source of="9110 §13.2.2" />
        ). So the fields that protect from loss come before those that save a download.
      </p>
    ),
  },
  {
    ask: 'The document does not exist, and If-Match is sent. 404 or 412?',
    answer: (
      <p>
        For GET, HEAD and DELETE 404, or 410 after a deletion. Here PATCH gets the same, because it never
        creates. These requests would fail without the condition too, and such a failure comes first (
        <Source of="9110 §13.2.1" />
        ). For PUT 412, because a PUT could have created the document. Try it on the bench.
      </p>
    ),
  },
  {
    ask: 'Does a request without permission get 412 or 403?',
    answer: (
      <p>
        403, or 404 where even the existence of the document is private (<Source of="9110 §15.5.4" />
        ). Permission, type and size come before conditions. Otherwise a condition could tell somebody about a
        document that they may not see.
      </p>
    ),
  },
  {
    ask: 'Does 412 on a GET mean the same as on a PUT?',
    answer: (
      <p>
        The condition is false in both. On a PUT, the 412 protects what others wrote: read, merge, save again.
        On a GET nothing is at risk: read again without the condition. If-Match and If-Unmodified-Since give
        412 on both. If-None-Match gives 304 on a GET and 412 on a PUT. If-Modified-Since counts on GET and
        HEAD only, and there it gives 304 (<Source of="9110 §13.1.3" />
        ).
      </p>
    ),
  },
  {
    ask: 'Are there other conditions?',
    answer: (
      <p>
        Yes. <code>If-Range</code> decides only whether a GET of a part gets that part or the whole; it never
        causes a 412 (<Source of="9110 §13.1.5" />
        ). WebDAV has a field <code>If</code>, which can (<Source of="4918 §10.4" />
        ).
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
          Each of the four fields asks one question. If the answer is yes, the condition is <em>true</em>, and
          the request goes on as if it had no condition. If it is <em>false</em>, the answer is 412, or 304
          for a client that only asks whether its copy is still good. A field that does not count for a method
          is ignored.
        </p>
        <p>
          A server may require a condition (<Source of="6585 §3" />
          ). Then a true condition does change the answer: here it turns 428 into success.
        </p>
        <p>
          The whole choice for a write: a false condition gets 412. A missing one gets 428. A state that
          stands in the way gets 409. A lock that the request does not show gets 423: the document is locked,
          or, here, has to be locked first.
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
      <FactTable
        caption="When the field is true, and alone: what Midair answers"
        compact
        head={['Field', ...METHODS]}
        rows={CONDITIONAL_FIELDS.map((field) => [
          <code key="field" className="whitespace-nowrap">
            {field}
          </code>,
          ...METHODS.map((method) => String(whenTrue(field, method))),
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
