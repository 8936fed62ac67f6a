import type { PeopleRepository } from '@/lib/documents/people/repository';
import type { DocumentRepository } from './repository';

/** What a use case works with: everything that is not a pure function of the request. */
export interface Ports {
  readonly documents: DocumentRepository;
  readonly people: PeopleRepository;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A new random UUID. */
  newId(): string;
}
