'use client';

import { useRef, useState } from 'react';
import { TitleField } from '@/components/editor/page/title-field';
import type { MarkdownEditorHandle } from '@/components/editor/text/markdown-editor';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { Select } from '@/components/ui/controls/select';
import { later } from '@/components/ui/hooks/later';
import { Avatar } from '@/components/ui/people/avatar';
import type { Actor } from '@/lib/lab/client/actor';
import type { AuthorOf } from '@/lib/lab/client/person-collision';
import { type Exchange, shortTag } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import {
  type Condition,
  conditionFields,
  newcomer,
  type Person,
  typed,
  usualCondition,
} from '@/lib/lab/people/person';
import { CollisionWindows } from './collision-windows';
import { readConditions, writeConditions } from './condition-options';
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
  /** The only person of the page: their collisions open by themselves, as in the product. */
  readonly alone: boolean;
  readonly authorOf: AuthorOf;
  /** Does something that may fail, and tells if it did. */
  readonly run: (work: () => Promise<unknown>) => void;
  readonly onSaveTogether: (() => void) | undefined;
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
  alone,
  authorOf,
  run,
  onSaveTogether,
  onOpenElsewhere,
  className,
}: PersonPanelProps) {
  const { name, held } = person;
  const [reading, setReading] = useState<Condition>('nothing');
  const [writing, setWriting] = useState<{ readonly guard: Guard; readonly condition: Condition }>();
  // What was chosen for one guard says nothing about another.
  const condition = writing?.guard === guard ? writing.condition : usualCondition(guard);
  const reads = readConditions(held);
  const writes = writeConditions(held);
  const usable = (options: typeof writes, wanted: Condition) =>
    options.some(({ value, disabled }) => value === wanted && !disabled) ? wanted : 'nothing';
  const saveFields = conditionFields(usable(writes, condition), held);
  const collision = useCollision(actor, authorOf);
  const editor = useRef<MarkdownEditorHandle>(null);
  const saveButton = useRef<HTMLButtonElement>(null);
  const lock = guard === 'lock';
  const changed = held !== null && (held.body !== person.body || held.title !== person.title);
  const empty = held === null && person.body === '';

  const save = async () => {
    const answer = await actor.put(guard, saveFields);
    if (alone && answer.status === 412 && resolvable) await collision.resolve(answer);
  };
  const resolvable = held !== null && guard !== 'if-match-merge';

  return (
    <section
      aria-label={name}
      className={cx('flex min-w-0 flex-col rounded-lg border-2 bg-surface', className)}
      style={{ borderColor: `color-mix(in srgb, ${ink} 55%, var(--line))` }}
    >
      <header className="flex min-h-12 items-center gap-2.5 px-3">
        <Avatar decorative name={name} color={ink} />
        <h2 className="min-w-0 truncate font-semibold">{name}</h2>
        <p className="ml-auto truncate font-mono text-xs text-ink-soft">
          {held === null
            ? 'nothing loaded'
            : `${changed ? 'edited ' : 'has '}${held.tag ? shortTag(held.tag) : 'no tag'}`}
        </p>
        <PersonMenu
          name={name}
          onLoseAnswer={() => run(() => actor.put(guard, saveFields, { loseAnswer: true }))}
          onSaveTogether={onSaveTogether}
          onMerge={() => run(() => collision.resolve(null))}
          onDelete={() => run(() => actor.delete(conditionFields(usable(writes, condition), held)))}
          onOpenElsewhere={onOpenElsewhere}
        />
      </header>

      <div className="flex flex-wrap items-center gap-2 border-t border-line px-3 py-2">
        <Button
          size="small"
          disabled={busy}
          onClick={() => run(() => actor.get(conditionFields(usable(reads, reading), held)))}
        >
          Load <span className="font-mono text-xs text-ink-soft">GET</span>
        </Button>
        <Select
          label={`${name} loads`}
          labelHidden
          value={usable(reads, reading)}
          options={reads}
          onChange={setReading}
          className="flex-1 font-mono text-xs"
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
        <Button size="small" disabled={busy} onClick={() => actor.add()}>
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
        <Button size="small" ref={saveButton} variant="primary" disabled={busy} onClick={() => run(save)}>
          Save <span className="font-mono text-xs opacity-80">PUT</span>
        </Button>
        <Select
          label={`${name} saves`}
          labelHidden
          value={usable(writes, condition)}
          options={writes}
          onChange={(next) => setWriting({ guard, condition: next })}
          className="flex-1 font-mono text-xs"
        />
      </div>

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
