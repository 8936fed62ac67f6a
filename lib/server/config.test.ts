import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config';

describe('the configuration', () => {
  it('has an answer for everything that is not set, or set to nothing', () => {
    const usual = {
      location: { provider: 'sqlite', file: path.resolve('data/midair.sqlite') },
      corsOrigins: new Set(),
      cookieSecret: null,
      logLevel: 'info',
      publicUrl: null,
    };
    expect(readConfig({})).toEqual(usual);
    expect(readConfig({ DATA_DIR: '', DATABASE_URL: '', CORS_ORIGINS: '', PUBLIC_URL: '' })).toEqual(usual);
  });

  it('takes what is set', () => {
    const config = readConfig({
      DATABASE_URL: 'postgresql://user@host/base',
      CORS_ORIGINS: ' https://app.example, http://localhost:5173 ,',
      COOKIE_SECRET: 's'.repeat(32),
      LOG_LEVEL: 'debug',
      PUBLIC_URL: 'https://midair.example/',
    });
    expect(config).toEqual({
      location: { provider: 'postgresql', url: 'postgresql://user@host/base' },
      corsOrigins: new Set(['https://app.example', 'http://localhost:5173']),
      cookieSecret: 's'.repeat(32),
      logLevel: 'debug',
      publicUrl: 'https://midair.example',
    });
  });

  it.each([
    [{ DATABASE_URL: 'mysql://host' }, 'DATABASE_URL'],
    [{ CORS_ORIGINS: '*' }, 'CORS_ORIGINS'],
    [{ CORS_ORIGINS: 'https://app.example/' }, 'https://app.example/'],
    [{ CORS_ORIGINS: 'app.example' }, 'app.example'],
    [{ COOKIE_SECRET: 'short' }, 'COOKIE_SECRET'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ PUBLIC_URL: 'https://midair.example/app' }, 'PUBLIC_URL'],
  ])('that makes no sense is refused by name, never with a secret: %j', (env, named) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(named);
    expect(() => readConfig(env)).not.toThrow(/short/);
  });
});
