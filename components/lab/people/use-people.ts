'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Actor } from '@/lib/lab/client/actor';
import { httpLabServer } from '@/lib/lab/client/http-lab-server';
import { identityInLink, storedIdentities, storeIdentities } from '@/lib/lab/client/identities';
import { hasJoined, noteJoined } from '@/lib/lab/client/joined-labs';
import { keepPersons, keptPersons } from '@/lib/lab/client/kept-persons';
import { findPlace, joinLab, takePlace } from '@/lib/lab/client/lab-api';
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
  /** Nobody here has a place yet: a name has to be given first, to `join`. */
  readonly nameless: boolean;
  /** Takes this browser's own place by that name; resolves to the name that it has from then on. */
  readonly join: (name: string) => Promise<string>;
  /** Joins as one more; resolves to its name. */
  readonly add: () => Promise<string>;
  /** Hands a client over to another tab. */
  readonly remove: (name: string) => void;
  /** Everybody forgets what they have read and typed, as after a reset. */
  readonly forget: () => void;
  /** Why nobody could join, in words. */
  readonly problem: string | null;
  /** Tries to join once more. */
  readonly tryAgain: () => void;
}

interface PeopleOptions {
  /** How many people a teacher's page is. */
  readonly wanted: number;
  /** Nobody joins before; those that this tab was before are known in any case. */
  readonly ready: boolean;
  /** Whoever steers the lab joins as people with given names; everybody else has one place, with a name of their own. */
  readonly teacher: boolean;
  readonly onCount: (count: number) => void;
  /** What the people have in hand is kept for this round, so that a reload loses nothing that was typed. */
  readonly round: number;
}

/**
 * The people of this page: those that this tab was before, or the one that the link names, or the place that this browser
 * has in the lab, or as many new ones as a teacher wants.
 */
export function usePeople(labId: string, { wanted, ready, teacher, onCount, round }: PeopleOptions): People {
  const [identities, setIdentities] = useState<readonly LabIdentity[]>([]);
  const [persons, setPersons] = useState<ReadonlyMap<string, Person>>(new Map());
  const [last, setLast] = useState<ReadonlyMap<string, Exchange>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const [nameless, setNameless] = useState(false);
  const [tries, setTries] = useState(0);
  const tokens = useRef(new Map<string, string>());
  const actors = useRef(new Map<string, Actor>());
  const joining = useRef<Promise<unknown> | null>(null);
  const now = useRef(round);
  useEffect(() => {
    now.current = round;
  }, [round]);

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
        actor = new Actor(server, name, (person) => {
          setPersons((before) => new Map(before).set(person.name, person));
          keepPersons(
            labId,
            now.current,
            [...actors.current.values()].map((each) => each.person),
          );
        });
        actors.current.set(name, actor);
      }
      return actor;
    },
    [server, labId],
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try joins anew.
  useEffect(() => {
    if (joining.current) return;
    const linked = identityInLink(window.location.hash);
    const known = linked ? [linked] : storedIdentities(labId);
    if (known.length > 0) {
      take(known);
      const kept = keptPersons(labId, now.current);
      for (const { name } of known) {
        const left = kept.get(name);
        // A page that has been at work knows better than what it has kept.
        if (left && !actors.current.has(name)) actorOf(name).update(() => left);
      }
    }
    if (!ready) return;
    const begin = async () => {
      if (linked) return;
      if (teacher && known.length < wanted)
        take([...known, ...(await joinLab(labId, wanted - known.length))]);
      if (teacher || known.length > 0) return;
      const place = hasJoined(labId) ? await findPlace(labId) : null;
      if (place) take([place]);
      else setNameless(true);
    };
    joining.current = begin().then(
      () => setProblem(null),
      (error: Error) => setProblem(error.message),
    );
  }, [labId, wanted, ready, teacher, take, actorOf, tries]);

  const tryAgain = useCallback(() => {
    joining.current = null;
    setTries((before) => before + 1);
  }, []);

  const join = useCallback(
    async (name: string) => {
      const place = await takePlace(labId, name);
      noteJoined(labId);
      take([place]);
      setNameless(false);
      return place.name;
    },
    [labId, take],
  );

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

  return {
    identities,
    persons,
    last,
    server,
    actorOf,
    nameless,
    join,
    add,
    remove,
    forget,
    problem,
    tryAgain,
  };
}
