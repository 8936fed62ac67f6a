'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Actor } from '@/lib/lab/client/actor';
import { httpLabServer } from '@/lib/lab/client/http-lab-server';
import { identityInLink, storedIdentities, storeIdentities } from '@/lib/lab/client/identities';
import { joinLab } from '@/lib/lab/client/lab-api';
import type { LabServer } from '@/lib/lab/client/lab-server';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LabIdentity } from '@/lib/lab/people/lab-view';
import { newcomer, type Person } from '@/lib/lab/people/person';

/** The clients that this page is. */
export interface People {
  readonly identities: readonly LabIdentity[];
  readonly persons: ReadonlyMap<string, Person>;
  /** The last exchange of each, by name. */
  readonly last: ReadonlyMap<string, Exchange>;
  readonly server: LabServer;
  readonly actorOf: (name: string) => Actor;
  /** Joins as one more; resolves to its name. */
  readonly add: () => Promise<string>;
  /** Hands a client over to another tab. */
  readonly remove: (name: string) => void;
  /** Everybody forgets what they have read and typed, as after a reset. */
  readonly forget: () => void;
  readonly problem: string | null;
}

/** Joins a lab as `wanted` people, or as those that this tab was before, or as the one that the link names. */
export function usePeople(
  labId: string,
  wanted: number,
  ready: boolean,
  onCount: (count: number) => void,
): People {
  const [identities, setIdentities] = useState<readonly LabIdentity[]>([]);
  const [persons, setPersons] = useState<ReadonlyMap<string, Person>>(new Map());
  const [last, setLast] = useState<ReadonlyMap<string, Exchange>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const tokens = useRef(new Map<string, string>());
  const actors = useRef(new Map<string, Actor>());
  const joining = useRef<Promise<unknown> | null>(null);

  const server = useMemo(
    () =>
      httpLabServer(
        labId,
        (name) => tokens.current.get(name),
        (exchange) => setLast((before) => new Map(before).set(exchange.client, exchange)),
      ),
    [labId],
  );

  const actorOf = useCallback(
    (name: string) => {
      let actor = actors.current.get(name);
      if (!actor) {
        actor = new Actor(server, name, (person) =>
          setPersons((before) => new Map(before).set(person.name, person)),
        );
        actors.current.set(name, actor);
      }
      return actor;
    },
    [server],
  );

  const mine = useRef<readonly LabIdentity[]>([]);
  const take = useCallback(
    (next: readonly LabIdentity[]) => {
      mine.current = next;
      for (const { name, token } of next) tokens.current.set(name, token);
      storeIdentities(labId, next);
      setIdentities(next);
    },
    [labId],
  );

  useEffect(() => {
    if (!ready || joining.current) return;
    const linked = identityInLink(window.location.hash);
    const known = linked ? [linked] : storedIdentities(labId);
    if (known.length > 0) take(known);
    const missing = linked ? 0 : wanted - known.length;
    joining.current =
      missing <= 0
        ? Promise.resolve()
        : joinLab(labId, missing).then(
            (joined) => take([...known, ...joined]),
            (error: Error) => setProblem(error.message),
          );
  }, [labId, wanted, ready, take]);

  const add = useCallback(async () => {
    const [identity] = await joinLab(labId, 1);
    take([...mine.current, identity!]);
    onCount(mine.current.length);
    return identity!.name;
  }, [labId, take, onCount]);

  const remove = useCallback(
    (name: string) => {
      actors.current.delete(name);
      take(mine.current.filter((identity) => identity.name !== name));
      onCount(mine.current.length);
    },
    [take, onCount],
  );

  const forget = useCallback(() => {
    for (const actor of actors.current.values())
      actor.update(({ name, revision }) => ({ ...newcomer(name), revision: revision + 1 }));
    setLast(new Map());
  }, []);

  return { identities, persons, last, server, actorOf, add, remove, forget, problem };
}
