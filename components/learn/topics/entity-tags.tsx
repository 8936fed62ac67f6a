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
        No. Here it begins with the number of the version, elsewhere it is a hash or a random text, and
        tomorrow it may be something else. It can be equal to another or not, and that is all (
        <Source of="9110 §8.8.3" />
        ). Which of two is newer cannot be seen.
      </p>
    ),
  },
  {
    ask: 'Why did a proxy make my tag weak?',
    answer: (
      <p>
        It compressed the answer. The bytes are others then, so the strong tag would be a lie, and it puts{' '}
        <code>W/</code> in front; some take the tag away altogether. Every save with that tag then fails with
        412. <code>Cache-Control: no-transform</code>, which Midair sends, forbids it.
      </p>
    ),
  },
  {
    ask: 'Is a hash of the content a good tag?',
    answer: (
      <p>
        For reading, yes. For saving there is a catch: if a text goes from A to B and back to A, the tag is
        the old one again, and a save based on the first A goes through although two changes lie between. Here
        the number of the version is part of the tag, so that it never comes back.
      </p>
    ),
  },
  {
    ask: 'When is a weak tag the right one?',
    answer: (
      <p>
        When two answers differ in bytes and nobody would mind, such as a page with the time of day at its
        foot. It spares the download. It must not guard a save.
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
          An entity tag is a short text in quotation marks that names one version. A <em>strong</em> tag
          promises: same tag, same bytes. A <em>weak</em> one, with <code>W/</code> in front, promises only
          that the difference does not matter (<Source of="9110 §8.8.1" />
          ).
        </p>
        <p>
          Accordingly there are two comparisons. <code>If-None-Match</code> compares weakly: for a copy to be
          good enough, the same meaning will do. <code>If-Match</code> compares strongly: before anything is
          overwritten it must be exactly what its sender has seen. So a weak tag in If-Match never matches,
          not even itself.
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
