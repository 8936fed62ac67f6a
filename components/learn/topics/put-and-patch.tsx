import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'Does PATCH make If-Match superfluous, since it sends only my change?',
    answer: (
      <p>
        No. Two patches of the same member overwrite each other as two PUTs do. And two that touch different
        members can fit badly together: one renames the picnic to Sunday, the other writes “bring sun cream
        for Saturday”. Only who has seen both can tell.
      </p>
    ),
  },
  {
    ask: 'Is PATCH idempotent?',
    answer: (
      <p>
        Not by itself (<Source of="5789 §2" />
        ): “append a line”, sent twice, appends two. With If-Match it is harmless to repeat: the second time
        the tag is no longer the current one. A merge patch that only sets values happens to be idempotent
        anyway.
      </p>
    ),
  },
  {
    ask: 'How does a merge patch set something to null?',
    answer: (
      <p>
        It cannot: null means “remove” (<Source of="7396 §2" />
        ). Nor can it change one item of a list; it replaces the list. A JSON Patch can do both.
      </p>
    ),
  },
  {
    ask: 'Why does the editor here save by PUT?',
    answer: (
      <p>
        Because what one PUTs is what one GETs, byte for byte. The tag in the answer is then certainly that of
        the text which was sent (<Source of="9110 §9.3.4" />
        ), and the next save can follow without another read.
      </p>
    ),
  },
];

/** Replacing a whole against changing a part. */
export function PutAndPatch() {
  return (
    <>
      <Passage>
        <p>
          <strong>PUT</strong> replaces: what is sent is the whole new text, and whatever is not in it is
          gone. <strong>PATCH</strong> changes: what is sent describes the difference, in a format that its
          Content-Type names. It is carried out as a whole or not at all (<Source of="5789 §2" />
          ).
        </p>
        <p>
          A patch carries less that is out of date, so it hurts less when two people collide. It does not
          prevent the collision. Both need <code>If-Match</code>, and here both are refused without it.
        </p>
      </Passage>
      <FactTable
        caption="Three ways to change a title"
        head={['', 'PUT', 'Merge patch', 'JSON Patch']}
        rows={[
          ['Sends', 'the whole document', 'the members that change', 'a list of operations'],
          [
            'Content-Type',
            <code key="1">application/json</code>,
            <code key="2" className="break-all">
              application/merge-patch+json
            </code>,
            <code key="3" className="break-all">
              application/json-patch+json
            </code>,
          ],
          ['What is not mentioned', 'is gone', 'stays', 'stays'],
          ['Can say what must be there', 'no', 'no', 'yes, by test'],
          ['Idempotent', 'yes', 'not by the rule of PATCH', 'not by the rule of PATCH'],
          [
            'Defined in',
            <Source key="put" of="9110 §9.3.4" />,
            <Source key="merge" of="7396 §2" />,
            <Source key="json" of="6902 §4" />,
          ],
        ]}
      />
      {SCRIPTS['put-and-patch'].map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
