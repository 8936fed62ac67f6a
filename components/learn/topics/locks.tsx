import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'Does optimistic locking lock anything?',
    answer: (
      <p>
        No, and the name misleads. Nobody is kept out. A collision is found at the moment of saving, by
        comparing tags. The optimism is in expecting that there seldom is one.
      </p>
    ),
  },
  {
    ask: 'Why must a lock end by itself?',
    answer: (
      <p>
        Because its holder may never come back: a closed lid, a crashed browser, a holiday. Without an end the
        document stays locked until somebody breaks the lock by hand. With one, the holder may find it gone
        while still writing.
      </p>
    ),
  },
  {
    ask: 'Is a lock that ends by itself safe, then?',
    answer: (
      <p>
        Not alone. Ana’s lock ends while her save is on the way, Ben takes it, reads and saves, and then her
        save arrives. The server has to check the token with the write, as here, so that a late one is
        refused. A tag would have found it, too.
      </p>
    ),
  },
  {
    ask: 'When is a lock the better choice?',
    answer: (
      <p>
        When two versions cannot be merged, a picture or a binary file, and redoing the work is dear; when
        collisions are frequent; and when one can see who holds the lock and talk to them. For text, merging
        is nearly always kinder.
      </p>
    ),
  },
];

/** Keeping others out against finding out. */
export function Locks() {
  return (
    <>
      <Passage>
        <p>
          There are two answers to “two people at one text”. The <em>pessimistic</em> one: who wants to write
          takes a lock first, and everybody else waits. The <em>optimistic</em> one: everybody writes, and who
          saves second is told. Entity tags are the second; WebDAV’s locks are the first (
          <Source of="4918 §6" />
          ).
        </p>
        <p>
          A lock prevents the collision and costs the waiting, even when nothing would have collided. A tag
          costs nothing until there is a collision, and then it costs a merge.
        </p>
      </Passage>
      <FactTable
        caption="Two answers"
        head={['', 'Pessimistic: a lock', 'Optimistic: a tag']}
        rows={[
          ['Before writing', 'ask for the lock', 'nothing'],
          ['Meanwhile, others', 'wait', 'write'],
          ['A collision', 'cannot happen', 'is found when saving'],
          ['Refusal', '423, before the work', '412, after the work'],
          ['Left behind', 'keeps everybody out until it ends', 'does no harm'],
          ['Offline', 'impossible', 'possible'],
          ['Costs', 'waiting, always', 'merging, now and then'],
        ]}
      />
      {SCRIPTS.locks.map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
