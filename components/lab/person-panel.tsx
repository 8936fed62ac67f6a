'use client';

import { useState } from 'react';
import { MarkdownEditor } from '@/components/editor/markdown-editor';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import type { Actor } from '@/lib/lab/client/actor';
import { type Exchange, isRefusal, isSuccess, shortTag } from '@/lib/lab/exchange';
import { explain } from '@/lib/lab/explain';
import type { Guard } from '@/lib/lab/guard';
import { reasonPhrase } from '@/lib/lab/har';
import {
  type Condition,
  conditionFields,
  newcomer,
  type Person,
  typed,
  usualCondition,
} from '@/lib/lab/person';
import { readConditions, writeConditions } from './condition-options';
import { Select } from './select';

interface PersonPanelProps {
  readonly actor: Actor;
  readonly person: Person | undefined;
  readonly last: Exchange | undefined;
  readonly guard: Guard;
  readonly ink: string;
  readonly busy: boolean;
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
  const [overlapping, setOverlapping] = useState(false);
  const lock = guard === 'lock';
  const changed = held !== null && (held.body !== person.body || held.title !== person.title);

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
        <Menu
          trigger={
            <Button variant="quiet" size="icon" aria-label={`More that ${name} can do`}>
              <Icon name="more" />
            </Button>
          }
        >
          <MenuItem onSelect={() => run(() => actor.put(guard, saveFields, { loseAnswer: true }))}>
            Save, and lose the answer
          </MenuItem>
          {onSaveTogether && <MenuItem onSelect={onSaveTogether}>Save both at once</MenuItem>}
          <MenuItem onSelect={() => run(() => merge(actor, setOverlapping))}>
            Merge with the current version
          </MenuItem>
          <MenuItem
            icon="trash"
            danger
            onSelect={() => run(() => actor.delete(conditionFields(usable(writes, condition), held)))}
          >
            Delete the document
          </MenuItem>
          {onOpenElsewhere && (
            <>
              <MenuSeparator />
              <MenuItem icon="link" onSelect={onOpenElsewhere}>
                Open as {name} in a new tab
              </MenuItem>
            </>
          )}
        </Menu>
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

      <div className="lab-editor h-56 border-y border-line">
        {held === null && person.body === '' ? (
          <p className="flex h-full items-center justify-center px-6 text-center text-sm text-pretty text-ink-faint">
            {last?.status === 410 ? 'The document was deleted.' : `${name} has not loaded the document yet.`}
          </p>
        ) : (
          <MarkdownEditor
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
        <Button
          size="small"
          variant="primary"
          disabled={busy}
          onClick={() => run(() => actor.put(guard, saveFields))}
        >
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

      <div
        role="status"
        className="mt-auto min-h-15 border-t border-line bg-sunken px-3 py-2 text-sm rounded-b-md"
      >
        {overlapping && !last ? null : last ? (
          <>
            <p
              className={cx(
                'font-mono font-semibold',
                isRefusal(last) || last.status >= 400
                  ? 'text-danger'
                  : isSuccess(last)
                    ? 'text-accent'
                    : 'text-ink',
              )}
            >
              {last.answerLost ? 'no answer' : `${last.status} ${reasonPhrase(last.status)}`}
            </p>
            <p className="text-ink-soft text-pretty">
              {explain(last)}
              {overlapping && ' Both wrote at one place: both texts are kept there.'}
            </p>
          </>
        ) : (
          <p className="text-ink-faint">No request yet.</p>
        )}
        {person.refused && guard !== 'if-match-merge' && (
          <Button
            className="mt-2"
            size="small"
            disabled={busy}
            onClick={() => run(() => merge(actor, setOverlapping))}
          >
            Merge with the current version
          </Button>
        )}
      </div>
    </section>
  );
}

async function merge(actor: Actor, tell: (overlapping: boolean) => void): Promise<void> {
  const merged = await actor.merge();
  tell(merged?.overlapping ?? false);
}
