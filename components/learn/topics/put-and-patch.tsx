import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { misplaced, twice } from '@/lib/lab/learn/patches';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const { read, patch, current, result } = misplaced();

const QUESTIONS: readonly Question[] = [
  {
    ask: 'PATCH sends only my change. Do I still need If-Match?',
    answer: (
      <p>
        Yes. Two patches of the same member overwrite each other like two PUTs. And two patches of different
        members may not fit together: one person renames the picnic to Sunday, and the other writes “bring sun
        cream for Saturday”. Only somebody who has seen both can tell.
      </p>
    ),
  },
  {
    ask: 'Is a patch less dangerous than a PUT, then?',
    answer: (
      <>
        <p>
          Not always. The standard says that patches which collide may do more harm than PUTs, if they depend
          on the version that they were made for (<Source of="5789 §2" />
          ). This is computed on this page:
        </p>
        <ul>
          <li>
            Ben reads <code className="whitespace-normal!">{read}</code>. He wants “brie” in place of
            “cheese”.
          </li>
          <li>
            Meanwhile Ana saves <code className="whitespace-normal!">{current}</code>.
          </li>
          <li>
            Ben’s patch <code className="whitespace-normal!">{patch}</code> then makes{' '}
            <code className="whitespace-normal!">{result}</code>.
          </li>
        </ul>
        <p>
          “bread” is gone, and “cheese” is still there. Nobody wanted that. With If-Match the patch is
          refused.
        </p>
      </>
    ),
  },
  {
    ask: 'Is PATCH idempotent?',
    answer: (
      <p>
        The method is not (<Source of="5789 §2" />
        ), but a patch can be. A merge patch always is: sent twice in a row, it does the same as once. A JSON
        Patch that appends a line is not: sent twice, it appends two. With If-Match both may be repeated,
        because the second one is refused. And even an idempotent patch without If-Match can overwrite what
        others saved in between.
      </p>
    ),
  },
  {
    ask: 'A patch names a member that does not exist. Which status?',
    answer: (
      <p>
        The specification leaves it open. It names 409 for a patch that does not go with the current state,
        for example when a part is missing that the patch expects. It names 422 for a patch that the server
        understands and cannot carry out. There is a third case: the server notices that a patch collides with
        another change, and the request had no condition. Then it may answer 409, because 412 would make no
        sense (<Source of="5789 §2.2" />
        ). Here it is 422. All documents here have the same two members, so no change by other people would
        make such a patch fit. A failed <code>test</code> is 409: it depends on the current state. Other
        servers choose differently, so read their description.
      </p>
    ),
  },
  {
    ask: 'How does a merge patch set something to null?',
    answer: (
      <p>
        It has no way to set a member to null: there null means “remove” (<Source of="7396 §2" />
        ). A list may contain null, because it is taken as it is. A merge patch also has no way to change one
        item of a list. It replaces the whole list. A JSON Patch can do both.
      </p>
    ),
  },
  {
    ask: 'Why does the editor here save by PUT?',
    answer: (
      <p>
        Because a GET gives back exactly the bytes that the PUT sent. A server may put a tag into the answer
        to a PUT only then (<Source of="9110 §9.3.4" />
        ). So the client knows the tag of its text, and the next save needs no read in between.
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
          <strong>PUT</strong> replaces. It sends the whole new text, and everything that is not in it is
          gone. <strong>PATCH</strong> changes. It sends a description of the difference, in a format that its
          Content-Type names. The server carries out the whole patch or nothing of it (
          <Source of="5789 §2" />
          ).
        </p>
        <p>
          A patch carries less that is out of date, so it often does less harm when two people collide. It
          does not prevent the collision, and sometimes it does more harm. To change what is there, both need{' '}
          <code>If-Match</code>. Here both are refused without it.
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
            <code key="2">
              application/
              <wbr />
              merge-patch+json
            </code>,
            <code key="3">
              application/
              <wbr />
              json-patch+json
            </code>,
          ],
          ['What is not mentioned', 'is gone', 'stays', 'stays'],
          ['Can say what must be there', 'no', 'no', 'yes, by test'],
          ['Idempotent', 'yes', 'yes, although PATCH as a method is not', 'it depends on the operations'],
          [
            'Defined in',
            <Source key="put" of="9110 §9.3.4" />,
            <Source key="merge" of="7396 §2" />,
            <Source key="json" of="6902 §4" />,
          ],
        ]}
      />
      <FactTable
        caption={'The same patch, once and twice, on {"items": ["bread"]}, computed on this page'}
        head={['Patch', 'Once', 'Twice']}
        rows={twice().map(({ patch, once, again }) => [
          <code key="patch" className="wrap-anywhere">
            {patch}
          </code>,
          <code key="once" className="wrap-anywhere">
            {once}
          </code>,
          <code key="again" className="wrap-anywhere">
            {again}
          </code>,
        ])}
      />
      {SCRIPTS['put-and-patch'].map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
