import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { gathering } from '@/lib/server/database/gathering';
import type { Lab } from './lab';
import type { LabNews } from './news';
import type { LabRepository, RecordLimits } from './repository';

interface RecorderOptions {
  readonly labs: Pick<LabRepository, 'record'>;
  readonly news: LabNews;
  readonly limits: RecordLimits;
  readonly onFault: (fault: unknown) => void;
}

/** An exchange as it is kept, and the round that it belongs to. */
interface Keeping {
  readonly round: number;
  readonly text: string;
}

/**
 * Writes exchanges to the record of their lab, in the order in which they come; what comes while others are being written
 * is written together, in one transaction.
 */
export class LabRecorder {
  readonly #options: RecorderOptions;
  readonly #keep: (labId: string, keeping: Keeping) => Promise<void>;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#keep = gathering((labId, all: readonly Keeping[]) => this.#write(labId, all));
  }

  /**
   * Records an exchange, unless a new round has begun since it was sent. Resolves once it is kept; also where it cannot be,
   * which is told to whoever looks after the server: the answer to a request must not depend on its record.
   */
  async record({ id, round }: Pick<Lab, 'id' | 'round'>, exchange: Exchange): Promise<void> {
    await this.#keep(id, { round, text: JSON.stringify(exchange) });
  }

  async #write(id: string, all: readonly Keeping[]): Promise<readonly undefined[]> {
    const { labs, news, limits, onFault } = this.#options;
    for (const { round, texts } of byRound(all)) {
      try {
        if (await labs.record(id, round, texts, limits)) news.announce(id, 'record');
      } catch (fault) {
        onFault(fault);
      }
    }
    return all.map(() => undefined);
  }
}

/** Those of one round that come one after the other, together. */
function byRound(all: readonly Keeping[]) {
  const batches: { readonly round: number; readonly texts: string[] }[] = [];
  for (const { round, text } of all) {
    const last = batches.at(-1);
    if (last?.round === round) last.texts.push(text);
    else batches.push({ round, texts: [text] });
  }
  return batches;
}
