import { useMergeView } from '@/components/merge/view/merge-view';
import type { ChangedPlace } from '@/components/merge/words/places';
import { Button } from '@/components/ui/controls/button';
import { DocumentText } from '@/components/ui/text/document-text';
import { Note } from './note';

interface DisplacedTextsProps {
  readonly displaced: readonly { readonly text: string; readonly place: ChangedPlace | undefined }[];
}

/** Texts typed by hand for places that a further collision changed: never dropped, and offered where they stood. */
export function DisplacedTexts({ displaced }: DisplacedTextsProps) {
  const { choose } = useMergeView();
  return (
    <Note>
      You typed this where the text has changed since. It is kept here, and is set aside afterwards:
      {displaced.map(({ text, place }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two of these texts may be equal, and their order stays.
        <div key={index} className="mt-2 border-s-2 border-mine-line ps-3">
          <DocumentText>{text}</DocumentText>
          {place !== undefined && (
            <Button size="small" className="mt-1.5" onClick={() => choose(place, { take: 'edited', text })}>
              Use it for{' '}
              {place.kind === 'conflict' ? `conflict ${place.number}` : `the change ${place.where}`}
            </Button>
          )}
        </div>
      ))}
    </Note>
  );
}
