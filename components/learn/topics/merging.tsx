import { FactTable } from '@/components/learn/blocks/fact-table';
import { MergeBench } from '@/components/learn/blocks/merge-bench';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { TryIt } from '@/components/learn/blocks/try-it';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'Where does the original come from?',
    answer: (
      <p>
        From the version that you started from. Its tag is what you sent in If-Match, so the server knows it:
        the 412 names its address in <code>baseVersion</code>. Versions are kept for ever, so it is always to
        be had.
      </p>
    ),
  },
  {
    ask: 'Can a merge without conflicts be wrong?',
    answer: (
      <p>
        Yes. It sees words, not what they mean: one moves the picnic to Sunday, the other writes “see you on
        Saturday” two paragraphs on. That is why every automatic merge is shown here and can be taken back,
        and why changes to the same sentence are offered for a decision rather than made.
      </p>
    ),
  },
  {
    ask: 'Why not merge on the server and never bother anybody?',
    answer: (
      <p>
        Where both sides fit, that would do. Where they do not, somebody has to choose, and only the person
        who wrote it can. A server that chooses for them loses one of the two silently, which is where this
        course began.
      </p>
    ),
  },
  {
    ask: 'What if somebody saves again while I merge?',
    answer: (
      <p>
        The merged save carries the tag of the version that it was merged with, so it gets another 412. The
        merge is then repeated with the newer version, and decisions that still apply are kept.
      </p>
    ),
  },
];

/** From three texts to one. */
export function Merging() {
  return (
    <>
      <Passage>
        <p>
          After a 412 there are two texts, and both have their rights. Compared with each other they only
          differ: a word that is in one and not in the other may have been added here or deleted there. Nobody
          can tell.
        </p>
        <p>
          The <em>original</em>, the version that both started from, decides it. What differs from it on one
          side only is that side’s change, and it is taken. What differs on both sides, in the same place and
          in different ways, is a conflict, and a person decides. That is a <em>three-way merge</em>.
        </p>
      </Passage>
      <FactTable
        caption="One place, three texts"
        compact
        head={['Original', 'Yours', 'Ana’s', 'Result']}
        rows={[
          ['bread', 'bread', 'bread, cheese', 'bread, cheese: only Ana changed it'],
          ['bread', 'rolls', 'bread', 'rolls: only you changed it'],
          ['bread', 'rolls', 'rolls', 'rolls: both made the same change'],
          ['bread', 'rolls', 'cake', 'a conflict'],
          ['unknown', 'bread', 'bread, cheese', 'was “cheese” added or deleted?'],
        ]}
      />
      <MergeBench />
      <Passage>
        <p>
          Switch <em>Know the original</em> off. Nothing is left but two texts that differ: that Ana deleted
          “Bring a hat.” is known only by the text in which it still stood.
        </p>
      </Passage>
      {SCRIPTS.merging.map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
