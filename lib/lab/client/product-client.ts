import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LabRequest, Person } from '@/lib/lab/people/person';

/** Somebody of a lab for whom the product's own client is to work. */
export interface ProductClient {
  readonly person: Person;
  readonly documentTarget: string;
  /** Changes what the person has in hand or in the editor; sends nothing. */
  readonly update: (change: (person: Person) => Person) => void;
  /** Sends a request as the product's client made it. */
  readonly ask: (request: LabRequest) => Promise<Exchange>;
}
