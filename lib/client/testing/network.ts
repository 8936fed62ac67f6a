import type { Snapshot } from '@/lib/client/document/content';
import type { SessionEvent } from '@/lib/client/session/session-event';
import type { Answer, DocumentServer } from './document-server';
import type { Person, PutEffect } from './person';

/** A save on its way to the server, or its answer on the way back. */
interface Message {
  readonly person: Person;
  readonly life: number;
  readonly put: PutEffect;
  answer: Answer | null;
  /** Its sender has given up waiting. */
  abandoned: boolean;
}

/** What somebody learns from the network. */
interface Told {
  readonly person: Person;
  readonly event: SessionEvent;
}

/** Saves and their answers under way: each may be late, lost or come twice, and `which` says whose turn it is. */
export class Network {
  readonly #server: DocumentServer;
  readonly #messages: Message[] = [];
  readonly #offline = new Set<Person>();

  constructor(server: DocumentServer) {
    this.#server = server;
  }

  /** Whether nothing is on its way. */
  get quiet(): boolean {
    return this.#messages.length === 0;
  }

  /** From now on nothing of this person's gets through, or all again. */
  connect(person: Person, on: boolean): void {
    if (on) this.#offline.delete(person);
    else this.#offline.add(person);
  }

  /** Whether something of this person's would get through. */
  reaches(person: Person): boolean {
    return !this.#offline.has(person);
  }

  send(person: Person, put: PutEffect): void {
    this.#messages.push({ person, life: person.life, put, answer: null, abandoned: false });
  }

  /** The first message that is this person's, or -1. */
  firstOf(person: Person): number {
    return this.#messages.findIndex((message) => message.person === person);
  }

  /** The server takes a message in; a message may be taken in again. Answers with all versions if it made a new one. */
  arrive(which: number, again: boolean): readonly Snapshot[] | null {
    const message = this.#at(which);
    if (!message || (message.answer && !again) || !this.reaches(message.person)) return null;
    const { put, person } = message;
    const before = this.#server.versions(put.documentId).length;
    const answer = this.#server.put(put, person.name);
    message.answer ??= answer;
    const versions = this.#server.versions(put.documentId);
    return versions.length > before ? versions : null;
  }

  /** The answer reaches its sender, if there is one and it still waits. */
  answer(which: number): Told | null {
    const message = this.#at(which);
    if (message && !this.reaches(message.person)) return this.giveUp(which, true);
    if (!message?.answer) return null;
    this.#remove(message);
    const { person, put, answer } = message;
    if (message.abandoned || message.life !== person.life) return null;
    const { id } = put;
    return { person, event: answer.type === 'collided' ? { ...answer, id, random: 0.5 } : { ...answer, id } };
  }

  /** The sender stops waiting; the message itself is lost, or stays on its way and may still arrive. */
  giveUp(which: number, lost: boolean): Told | null {
    const message = this.#at(which);
    if (!message) return null;
    if (lost) this.#remove(message);
    const { person, put } = message;
    if (message.abandoned || message.life !== person.life) return null;
    message.abandoned = true;
    return { person, event: { type: 'unanswered', id: put.id, random: 0.5, retryAfter: null, status: null } };
  }

  #at(which: number): Message | undefined {
    return this.#messages[which % Math.max(1, this.#messages.length)];
  }

  #remove(message: Message): void {
    this.#messages.splice(this.#messages.indexOf(message), 1);
  }
}
