import { type Exchange, isSuccess, isWrite, versionOf } from '@/lib/lab/exchanges/exchange';
import { gathering } from '@/lib/server/database/gathering';
import type { Lab } from './lab';
import type { LabNews } from './news';
import type { Recording, RecordLimits, RecordRepository } from './record-repository';

interface RecorderOptions {
  readonly labs: Pick<RecordRepository, 'record'>;
  readonly news: LabNews;
  readonly limits: RecordLimits;
  readonly onFault: (fault: unknown) => void;
}

/** An exchange as it is kept, and the round that it belongs to. */
interface Keeping {
  readonly round: number;
  readonly recording: Recording;
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
    await this.#keep(id, { round, recording: recordingOf(exchange) });
  }

  async #write(id: string, all: readonly Keeping[]): Promise<readonly undefined[]> {
    const { labs, news, limits, onFault } = this.#options;
    for (const { round, recordings } of byRound(all)) {
      try {
        if (await labs.record(id, round, recordings, limits)) news.announce(id, 'record');
      } catch (fault) {
        onFault(fault);
      }
    }
    return all.map(() => undefined);
  }
}

/** Those of one round that come one after the other, together. */
function byRound(all: readonly Keeping[]) {
  const batches: { readonly round: number; readonly recordings: Recording[] }[] = [];
  for (const { round, recording } of all) {
    const last = batches.at(-1);
    if (last?.round === round) last.recordings.push(recording);
    else batches.push({ round, recordings: [recording] });
  }
  return batches;
}

function recordingOf(exchange: Exchange): Recording {
  return {
    text: JSON.stringify(exchange),
    wrote: isWrite(exchange) && isSuccess(exchange) ? versionOf(exchange) : null,
    endedAt: new Date(exchange.endedAt),
  };
}
