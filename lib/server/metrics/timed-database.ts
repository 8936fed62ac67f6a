import type { Database, Transaction } from '@/lib/server/database/database';
import type { Save, Statement, Statements, Value } from '@/lib/server/database/statements';
import type { DatabaseWork, Metrics } from './metrics';

/** The same database; what it takes is counted, also where it fails. */
export function timedDatabase(database: Database, metrics: Metrics): Database {
  const timed = async <Result>(kind: DatabaseWork, work: () => Promise<Result>): Promise<Result> => {
    const started = performance.now();
    try {
      return await work();
    } finally {
      metrics.worked(kind, (performance.now() - started) / 1_000);
    }
  };
  const { statements } = database;
  const timedStatements: Statements = {
    all: <Row>(statement: Statement, values: readonly Value[]) =>
      timed('read', () => statements.all<Row>(statement, values)),
    run: (statement, values) => timed('change', () => statements.run(statement, values)),
    save: (save: Save) => timed('save', () => statements.save(save)),
    close: () => statements.close(),
  };
  return {
    ...database,
    statements: timedStatements,
    write: <T>(work: (transaction: Transaction) => Promise<T>, isHopeless?: () => Promise<boolean>) =>
      timed('transaction', () =>
        isHopeless ? database.write(work, isHopeless) : database.write(work),
      ) as Promise<T>,
  };
}
