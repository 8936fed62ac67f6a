// Properties are tried on the same inputs in each run, so that a run fails by what was changed and never by chance.
// `SEED=any` draws others, as a search for what nobody thought of: `SEED=any npx vitest run`. A failure prints its seed.
import fc from 'fast-check';

const { SEED = '20260102' } = process.env;

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED === 'any' ? undefined : Number(SEED) });
