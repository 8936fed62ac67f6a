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
        No, and the name is misleading. It keeps nobody out. The server finds a collision at the moment of
        saving, by comparing tags. It is called optimistic because it expects few collisions.
      </p>
    ),
  },
  {
    ask: 'Nobody holds the lock. May I write?',
    answer: (
      <p>
        In WebDAV, yes: a lock protects what is locked, and anybody may write what is not (
        <Source of="4918 §7" />
        ). Then a client that never locks can still overwrite the others. The lab is stricter. It answers 423,
        and the answer says that nobody holds the lock and that you have to take it first. There is another
        difference. In WebDAV a write shows the token in a field called <code>If</code> (
        <Source of="4918 §10.4" />
        ), and <code>Lock-Token</code> is for giving the lock back (<Source of="4918 §10.5" />
        ). The lab uses <code>Lock-Token</code> for both.
      </p>
    ),
  },
  {
    ask: 'I got 423. May I send the same save again when the lock is free?',
    answer: (
      <p>
        No. The holder has probably saved, and your text is from before that. Take the lock, read again, put
        your change into the new text, and save. In the example above, only the tag stops the old text.
      </p>
    ),
  },
  {
    ask: 'Why must a lock end by itself?',
    answer: (
      <p>
        Because its holder may not come back: a closed lid, a crashed browser, a holiday. Without an end, the
        document stays locked until somebody breaks the lock. With an end, the holder may still be writing
        when it is over (<Source of="4918 §6.6" />
        ).
      </p>
    ),
  },
  {
    ask: 'Is a lock that ends by itself safe, then?',
    answer: (
      <p>
        Not alone. Ana’s lock ends while her save is on its way. Ben takes the lock, reads and saves. Then her
        save arrives. The server has to check her token again and refuse it. This is called <em>fencing</em>.
        Here the token is checked right before the write, which leaves a tiny gap. A tag leaves none, because
        its check and the write are one step. So send both.
      </p>
    ),
  },
  {
    ask: 'When is a lock the better choice?',
    answer: (
      <p>
        When two versions cannot be merged and the work is expensive to repeat, as with pictures. When
        collisions are frequent. When people can see who holds the lock and talk to them. For text, merging is
        usually kinder.
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
          There are two answers to “two people at one text”. The <em>pessimistic</em> answer is a lock. A
          person who wants to write takes it first, and everybody else waits. WebDAV has such locks (
          <Source of="4918 §6" />
          ). The <em>optimistic</em> answer is a tag. Everybody writes, and the person who saves second is
          told.
        </p>
        <p>
          If every write needs the lock, it prevents collisions as long as it lasts. It costs waiting, even if
          nothing would have collided. A tag costs nothing until there is a collision. Then it costs a merge.
        </p>
      </Passage>
      <FactTable
        caption="Two answers"
        head={['', 'Pessimistic: a lock', 'Optimistic: a tag']}
        rows={[
          ['Before writing', 'ask for the lock, then read', 'read'],
          ['Meanwhile, others', 'wait', 'write'],
          [
            'A collision',
            'does not happen while the lock lasts, if every write needs it',
            'is found when saving',
          ],
          ['Refusal', '423, before the work, if the client asks first', '412, after the work'],
          ['Left behind', 'keeps everybody else from writing until it ends', 'does no harm'],
          ['Ends too early', 'a late save has to be refused by its token', 'a tag does not end'],
          ['Offline', 'only with a lock that was taken before', 'possible'],
          ['Costs', 'waiting, each time', 'merging, now and then'],
        ]}
      />
      {SCRIPTS.locks.map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
