import { memo } from 'react';
import { useMergeView } from '@/components/merge/view/merge-view';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import type { TextRange } from '@/components/ui/text/text-pieces';
import { UnchangedRun } from '@/components/ui/text/unchanged-run';
import type { Field } from '@/lib/client/document/content';
import type { Region } from '@/lib/merge/regions/region';
import type { Choice } from '@/lib/merge/resolve/resolution';
import { EditField } from './edit-field';

interface UnchangedPlaceProps {
  readonly field: Field;
  readonly index: number;
  readonly of: Region;
  /** Where code and tables stand in it. */
  readonly code: readonly TextRange[];
  readonly choice: Choice | null;
  readonly first: boolean;
  readonly last: boolean;
  /** What is looked for and is in here: then nothing of it stays folded. */
  readonly sought: boolean;
}

/** Text that nobody changed; where editing was asked for, it can be written in place. */
export const UnchangedPlace = memo(function UnchangedPlace({
  field,
  index,
  of: { base },
  code,
  choice,
  first,
  last,
  sought,
}: UnchangedPlaceProps) {
  const place = { field, region: index };
  const { columns, editable, choose } = useMergeView();
  if (choice?.take !== 'edited') {
    return (
      <>
        <UnchangedRun text={base} code={code} first={first} last={last} columns={columns} unfold={sought} />
        {editable && base.trim() !== '' && (
          <EditButton
            label="Edit this text"
            onClick={() => choose(place, { take: 'edited', text: base, unconfirmed: true })}
          />
        )}
      </>
    );
  }
  return (
    <div className="rounded-e-lg border-s-[3px] border-dashed border-accent py-2 ps-3.5 pe-2">
      <p className="mb-1.5 flex items-center gap-2 text-[0.8125rem] text-ink-soft">
        <span className="flex-1">Nobody changed this text.</span>
        <Button
          variant="quiet"
          size="small"
          onClick={({ currentTarget }) => {
            // The button goes with it, and the focus must not.
            currentTarget.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
            choose(place, null);
          }}
        >
          <Icon name="undo" className="size-3.5" />
          Leave it as it was
        </Button>
      </p>
      <EditField
        label="Your wording of text that nobody changed"
        text={choice.text}
        like={base}
        code={code.length === 1 && code[0]![1] - code[0]![0] === base.length}
        focusAtOnce
        onType={(text) => choose(place, { take: 'edited', text })}
      />
    </div>
  );
});

interface EditButtonProps {
  readonly label: string;
  readonly onClick: () => void;
}

/** Opens a text field in place. */
export function EditButton({ label, onClick }: EditButtonProps) {
  return (
    <Button variant="quiet" size="small" className="ms-[13px]" aria-label={label} onClick={onClick}>
      <Icon name="pencil" className="size-3.5" />
      Edit
    </Button>
  );
}
