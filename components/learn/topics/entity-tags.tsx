import { FactTable } from '@/components/learn/blocks/fact-table';
import { Passage } from '@/components/learn/blocks/passage';
import { type Question, Questions } from '@/components/learn/blocks/questions';
import { Source } from '@/components/learn/blocks/source';
import { TryIt } from '@/components/learn/blocks/try-it';
import { type EntityTag, formatEntityTag, strongMatch, weakMatch } from '@/lib/http/fields/entity-tag';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';

const QUESTIONS: readonly Question[] = [
  {
    ask: 'May a client take a tag apart?',
    answer: (
      <p>
        No. Here it begins with the number of the version. Elsewhere it is a hash or a random text, and
        tomorrow it may be something else. Two tags are equal or they are not, and that is all (
        <Source of="9110 §8.8.3" />
        ). Two tags do not tell which version is newer.
      </p>
    ),
  },
  {
    ask: 'Why did a proxy make my tag weak?',
    answer: (
      <p>
        It compressed the answer. The bytes are different then, so the strong tag would be wrong, and the
        proxy puts <code>W/</code> in front. Some proxies remove the tag. A save with the weak tag fails with
        412, and a save without a tag with 428. <code>Cache-Control: no-transform</code>, which Midair sends,
        forbids it (<Source of="9110 §7.7" />, <Source of="9111 §5.2.2.6" />
        ).
      </p>
    ),
  },
  {
    ask: 'Is a hash of the content a good tag?',
    answer: (
      <p>
        For reading, yes. For saving it has one weakness. If a text goes from A to B and back to A, its tag is
        the old one again. A save that is based on the first A goes through, although there were two changes
        in between. Here the number of the version is part of the tag, so the same tag does not come back.
      </p>
    ),
  },
  {
    ask: 'When is a weak tag the right one?',
    answer: (
      <p>
        When two answers differ in bytes and nobody would mind, such as a page with the time of day at its
        foot. It saves the download. It cannot guard a save with If-Match.
      </p>
    ),
  },
  {
    ask: 'I have saved, and the tag is the same as before. Why?',
    answer: (
      <p>
        The bytes are the same as before. Here such a save is answered with success and makes no new version,
        so nobody else’s tag becomes old. That is our choice.
      </p>
    ),
  },
  {
    ask: 'My script in the browser gets an answer without ETag. Why?',
    answer: (
      <p>
        The tag is there, but the browser hides it from pages of another origin. The server has to name{' '}
        <code>ETag</code> in <code>Access-Control-Expose-Headers</code>. Midair does so for the origins that
        its operator allows.
      </p>
    ),
  },
  {
    ask: 'Does every answer carry a tag?',
    answer: (
      <p>
        No. Here the answer to a read, to a save and to a false condition (412) carries the tag of the current
        version, if there is one. A 428 carries none on purpose. Neither does an answer that is about no
        version, such as 404.
      </p>
    ),
  },
];

const tag = (text: string): EntityTag => ({ opaque: text, weak: false });
const weak = (text: string): EntityTag => ({ opaque: text, weak: true });

const PAIRS: readonly (readonly [EntityTag, EntityTag])[] = [
  [tag('1'), tag('1')],
  [weak('1'), tag('1')],
  [weak('1'), weak('1')],
  [tag('1'), tag('2')],
  [weak('1'), weak('2')],
];

const word = (match: boolean) => (match ? 'equal' : 'not equal');

/** What tags are, and the two ways in which they compare. */
export function EntityTags() {
  return (
    <>
      <Passage>
        <p>
          An entity tag is a short text in quotation marks. The server gives it to a version. A{' '}
          <em>strong</em> tag promises: at one address, the same tag means the same bytes. A <em>weak</em> tag
          has <code>W/</code> in front. It promises only that the difference does not matter (
          <Source of="9110 §8.8.1" />
          ).
        </p>
        <p>
          So there are two comparisons. <code>If-None-Match</code> compares weakly: a copy is good enough if
          it means the same. <code>If-Match</code> compares strongly: a client may overwrite only exactly what
          it has seen. So a weak tag in If-Match does not match anything, not even itself (
          <Source of="9110 §8.8.3.2" />
          ).
        </p>
      </Passage>
      <FactTable
        caption="Two comparisons"
        head={['Tags', 'Weakly, as in If-None-Match', 'Strongly, as in If-Match']}
        rows={PAIRS.map(([a, b]) => [
          <code key="pair" className="whitespace-nowrap">
            {formatEntityTag(a)} and {formatEntityTag(b)}
          </code>,
          word(weakMatch(a, b)),
          word(strongMatch(a, b)),
        ])}
      />
      {SCRIPTS['entity-tags'].map((script) => (
        <TryIt key={script.id} script={script} />
      ))}
      <Questions all={QUESTIONS} />
    </>
  );
}
