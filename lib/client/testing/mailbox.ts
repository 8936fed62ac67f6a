import type { Inhabitant } from './disk';

interface Letter {
  readonly page: Inhabitant;
  readonly run: () => void;
  readonly deliver: () => void;
  readonly lose: () => void;
  arrived: boolean;
}

/** Requests on their way to a server and their answers on the way back: each may be late or lost; `which` chooses. */
export class Mailbox {
  readonly #letters: Letter[] = [];

  /** Asks something; `run` is what the server does when the request arrives. `lost` is what the sender then hears. */
  ask<Answer>(page: Inhabitant, run: () => Answer, lost: () => Error): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let answer: () => void = () => {};
      this.#letters.push({
        page,
        arrived: false,
        run: () => {
          try {
            const value = run();
            answer = () => resolve(value);
          } catch (error) {
            answer = () => reject(error);
          }
        },
        deliver: () => answer(),
        lose: () => reject(lost()),
      });
    });
  }

  get empty(): boolean {
    return this.#letters.length === 0;
  }

  /** The server does what one request asks for. */
  arrive(which: number): void {
    const letter = this.#at(which);
    if (!letter || letter.arrived) return;
    letter.arrived = true;
    letter.run();
  }

  /** One request is answered. */
  answer(which: number): void {
    const letter = this.#at(which);
    if (!letter) return;
    this.arrive(which);
    this.#letters.splice(this.#letters.indexOf(letter), 1);
    if (letter.page.alive) letter.deliver();
  }

  /** One request, or its answer, is lost. */
  lose(which: number): void {
    const letter = this.#at(which);
    if (!letter) return;
    this.#letters.splice(this.#letters.indexOf(letter), 1);
    if (letter.page.alive) letter.lose();
  }

  #at(which: number): Letter | undefined {
    return this.#letters[which % Math.max(1, this.#letters.length)];
  }
}
