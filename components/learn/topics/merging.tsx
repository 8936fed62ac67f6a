import { FactTable } from '@/components/learn/blocks/fact-table';
import { MergeBench } from '@/components/learn/blocks/merge-bench';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { TryIt } from '@/components/learn/blocks/try-it';
import { merged } from '@/lib/lab/learn/merged';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'Where does the original come from?',
    answer: (
      <p>
        It is the version that you started from. Its tag is what you sent in If-Match. If the server knows
        that tag, the 412 names the address of the version in <code>baseVersion</code>. Midair keeps all
        versions of a document until somebody deletes the document for ever. A client should keep the original
        too, so that it can merge without asking.
      </p>
    ),
  },
  {
    ask: 'Can a merge without conflicts be wrong?',
    answer: (
      <p>
        Yes. It sees words, not what they mean. One person moves the picnic to Sunday, and the other writes
        “see you on Saturday” two paragraphs below. So each automatic merge is shown here and can be undone.
        If both changed the same words in different ways, or words side by side, a person decides.
      </p>
    ),
  },
  {
    ask: 'Why not merge on the server and never ask anybody?',
    answer: (
      <p>
        If both changes fit together, that is possible. If they do not, somebody has to choose, and the best
        person is the one who wrote the text. A server that chooses would lose one of the two silently. That
        is the lost update again.
      </p>
    ),
  },
  {
    ask: 'What does the lab do under “If-Match and merge”?',
    answer: (
      <p>
        If both changes fit together, the client merges by itself and saves with the new tag. If they do not
        fit, or if both changed the title in different ways, the save stays refused and the person decides.
      </p>
    ),
  },
  {
    ask: 'What if somebody saves again while I merge?',
    answer: (
      <p>
        The merged save carries the tag of the version that it was merged with, so it gets another 412. The
        merge is then repeated with the newer version. Decisions that still apply are kept.
      </p>
    ),
  },
];

/** One place in three texts: the original, yours, Ana’s. */
const PLACES = [
  ['bread', 'bread', 'bread, cheese', 'only Ana changed it'],
  ['bread', 'rolls', 'bread', 'only you changed it'],
  ['bread', 'rolls', 'rolls', 'both made the same change'],
  ['bread', 'rolls', 'cake', 'both changed it in different ways'],
  [
    'at noon by the lake',
    'at one by the lake',
    'at noon by the pond',
    'unchanged words stand between the two',
  ],
  ['at noon by the lake', 'at one by the lake', 'at noon near the lake', 'the two words stand side by side'],
] as const;

/** What the product makes of three texts. */
function resultOf(original: string, mine: string, theirs: string): string {
  return merged(original, mine, theirs) ?? 'a conflict';
}

/** From three texts to one. */
export function Merging() {
  return (
    <>
      <Passage>
        <p>
          After a 412 there are two texts, and both matter. A comparison of the two shows only where they
          differ. A word that is in one of them may have been added there, or deleted in the other. The two
          texts do not say which.{' '}
        </p>
        <p>
          The <em>original</em> does say it. It is the version that both started from. If only one side
          differs from it, that side made a change, and the change is taken. If both sides differ from it, in
          the same place and in different ways, it is a conflict, and a person decides. Here two changes side
          by side count as one place: at least one unchanged word has to stand between them. This is a{' '}
          <em>three-way merge</em>.
        </p>
      </Passage>
      <FactTable
        caption="One place, three texts, merged by the code of this product"
        compact
        head={['Original', 'Yours', 'Ana’s', 'Result', 'Because']}
        rows={[
          ...PLACES.map(
            ([original, mine, theirs, because]) =>
              [original, mine, theirs, resultOf(original, mine, theirs), because] as const,
          ),
          ['unknown', 'bread', 'bread, cheese', '?', 'was “cheese” added or deleted?'],
        ]}
      />
      <MergeBench />
      <Passage>
        <p>
          Switch <em>Know the original</em> off. Now there are only two texts that differ. Ana deleted “Bring
          a hat.”, but only the original shows that.
        </p>
      </Passage>
      {SCRIPTS.merging.map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
