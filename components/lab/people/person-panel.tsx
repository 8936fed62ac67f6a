'use client';

import { useRef, useState } from 'react';
import { TitleField } from '@/components/editor/page/title-field';
import type { MarkdownEditorHandle } from '@/components/editor/text/markdown-editor';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { later } from '@/components/ui/hooks/later';
import { Avatar } from '@/components/ui/people/avatar';
import type { Controls } from '@/lib/lab/challenges/challenge';
import type { Actor } from '@/lib/lab/client/actor';
import type { AuthorOf } from '@/lib/lab/client/person-collision';
import { type Exchange, shortTag } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import { type Condition, conditionFields, newcomer, type Person, typed } from '@/lib/lab/people/person';
import { CollisionWindows } from './collision-windows';
import { ConditionChoice } from './condition-choice';
import {
  conditionWords,
  offered,
  readConditions,
  saveFields,
  usable,
  writeConditions,
} from './condition-options';
import { personActs } from './person-acts';
import { PersonMenu } from './person-menu';
import { PersonStatus } from './person-status';
import { useCollision } from './use-collision';

const MarkdownEditor = later(() =>
  import('@/components/editor/text/markdown-editor').then(({ MarkdownEditor }) => MarkdownEditor),
);

interface PersonPanelProps {
  readonly actor: Actor;
  readonly person: Person | undefined;
  readonly last: Exchange | undefined;
  readonly guard: Guard;
  readonly ink: string;
  readonly busy: boolean;
  /** The lab has ended: nothing is sent any more. */
  readonly over: boolean;
  /** The only person of the page: their collisions open by themselves, as in the product. */
  readonly alone: boolean;
  readonly authorOf: AuthorOf;
  /** Does something that may fail, and tells if it did. */
  readonly run: (work: () => Promise<unknown>) => void;
  /** The only controls that the open challenge needs; `null` for all of them. */
  readonly controls: Controls | null;
  /** What Save is made conditional on. */
  readonly condition: Condition;
  readonly onCondition: (condition: Condition) => void;
  readonly onSaveTogether: (() => void) | undefined;
  readonly onSaveWithinSecond: (() => void) | undefined;
  readonly onOpenElsewhere: (() => void) | undefined;
  readonly className?: string;
}

/** One person: an editor of their own over the shared document, and every request that they can send. */
export function PersonPanel({
  actor,
  person = newcomer(actor.person.name),
  last,
  guard,
  ink,
  busy,
  over,
  alone,
  authorOf,
  run,
  controls,
  condition,
  onCondition,
  onSaveTogether,
  onSaveWithinSecond,
  onOpenElsewhere,
  className,
}: PersonPanelProps) {
  const { name, held } = person;
  const [reading, setReading] = useState<Condition>('nothing');
  const reads = offered(readConditions(held), controls?.reads);
  const writes = offered(writeConditions(held), controls?.conditions);
  const fields = saveFields(condition, held);
  const collision = useCollision(actor, authorOf);
  const editor = useRef<MarkdownEditorHandle>(null);
  const saveButton = useRef<HTMLButtonElement>(null);
  const lock = guard === 'lock';
  const changed = held !== null && (held.body !== person.body || held.title !== person.title);
  const empty = held === null && person.body === '';
  // A beginner loads first: a save of nothing would wipe out the document.
  const waiting = busy || (controls !== null && held === null && last === undefined);

  const save = async () => {
    const answer = await actor.put(guard, fields, { authorOf });
    const isOpen = actor.person.collision?.open;
    if (alone && answer.status === 412 && resolvable && !isOpen) await collision.resolve(answer);
  };
  const resolvable =
    person.collision !== null ||
    (held !== null && guard !== 'if-match-merge' && (!controls || controls.actions.includes('resolve')));
  const acts = personActs({
    condition: conditionWords(condition, held),
    onLoseAnswer: () => run(() => actor.put(guard, fields, { loseAnswer: true })),
    onSaveTogether,
    onSaveWithinSecond,
    onMerge: () => run(() => collision.resolve(null)),
    onDelete: () => run(() => actor.delete(fields)),
  });
  const needed = acts.filter(({ action }) => action !== null && controls?.actions.includes(action));
  const tagsMatter = !controls || writes.length > 1 || reads.length > 1;

  return (
    <section
      aria-label={name}
      className={cx('flex min-w-0 flex-col rounded-lg border-2 bg-surface wrap-anywhere', className)}
      style={{ borderColor: `color-mix(in srgb, ${ink} 55%, var(--line))` }}
    >
      <header className="flex min-h-12 items-center gap-2.5 px-3">
        <Avatar decorative name={name} color={ink} />
        <h2 dir="auto" className="min-w-0 truncate font-semibold">
          {name}
        </h2>
        <p className="ml-auto truncate font-mono text-xs text-ink-soft">
          {inHand(held, changed, tagsMatter)}
        </p>
        {!controls && !over && <PersonMenu name={name} acts={acts} onOpenElsewhere={onOpenElsewhere} />}
      </header>

      <div className="flex flex-wrap items-center gap-2 border-t border-line px-3 py-2">
        <Button
          size="small"
          disabled={busy}
          onClick={() => run(() => actor.get(conditionFields(usable(reads, reading), held)))}
        >
          Load <span className="font-mono text-xs text-ink-soft">GET</span>
        </Button>
        <ConditionChoice
          label={`${name} loads`}
          value={usable(reads, reading)}
          options={reads}
          onChange={setReading}
        />
      </div>

      {!empty && (
        <div className="border-t border-line px-2">
          <TitleField
            title={person.title}
            onChange={(title) => actor.update((before) => typed(before, { title }))}
            onEnter={() => editor.current?.focus()}
          />
        </div>
      )}
      <div className="lab-editor h-56 border-y border-line">
        {empty ? (
          <p className="flex h-full items-center justify-center px-6 text-center text-sm text-pretty text-ink-faint">
            {last?.status === 410
              ? 'The document was deleted.'
              : `${name} has not loaded the document yet. Press Load first.`}
          </p>
        ) : (
          <MarkdownEditor
            ref={editor}
            text={person.body}
            revision={person.revision}
            selection={{ anchor: 0, head: 0 }}
            onEdit={(body) => actor.update((before) => typed(before, { body }))}
            onSelect={() => undefined}
          />
        )}
      </div>

      <div className="flex flex-wrap items-center gap-2 px-3 py-2">
        <Button size="small" disabled={waiting} onClick={() => actor.add()}>
          <Icon name="plus" /> Add a word
        </Button>
        {lock && (
          <>
            <Button size="small" disabled={busy} onClick={() => run(() => actor.lock())}>
              Lock
            </Button>
            <Button
              size="small"
              disabled={busy || person.lock === null}
              onClick={() => run(() => actor.unlock())}
            >
              Unlock
            </Button>
          </>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 px-3 pb-3">
        <Button size="small" ref={saveButton} variant="primary" disabled={waiting} onClick={() => run(save)}>
          Save <span className="font-mono text-xs opacity-80">PUT</span>
        </Button>
        <ConditionChoice
          label={`${name} saves`}
          value={usable(writes, condition)}
          options={writes}
          onChange={onCondition}
        />
      </div>
      {needed.length > 0 && (
        <div className="flex flex-wrap gap-2 px-3 pb-3">
          {needed.map(({ action, label, danger, onSelect }) => (
            <Button
              key={label}
              size="small"
              variant={danger ? 'danger' : 'plain'}
              disabled={action === 'within-second' ? busy : waiting}
              onClick={onSelect}
              className="max-w-full whitespace-normal!"
            >
              {label}
            </Button>
          ))}
        </div>
      )}

      <PersonStatus
        person={person}
        last={last}
        state={collision}
        busy={busy}
        onResolve={
          resolvable
            ? () => run(() => collision.resolve(person.collision || last?.status !== 412 ? null : last))
            : undefined
        }
      />
      <CollisionWindows
        actor={actor}
        person={person}
        state={collision}
        run={run}
        focusAfterwards={() => saveButton.current?.focus()}
      />
    </section>
  );
}

/** What the person has in hand, in a word; with its tag where tags matter. */
function inHand(held: Person['held'], changed: boolean, tagsMatter: boolean): string {
  if (held === null) return 'nothing loaded';
  if (!tagsMatter) return changed ? 'edited' : 'loaded';
  return `${changed ? 'edited ' : 'has '}${held.tag ? shortTag(held.tag) : 'no tag'}`;
}
