import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { postgresAt } from '@/lib/server/database/postgres-pool';
import { parseLimits } from '@/lib/server/limits/limits';
import { ConfigError, readConfig } from './config';

describe('the configuration', () => {
  it('has an answer for everything that is not set, or set to nothing', () => {
    const usual = {
      location: { provider: 'sqlite', file: path.resolve('data/midair.sqlite') },
      redisUrl: null,
      corsOrigins: new Set(),
      cookieSecrets: [],
      logLevel: 'info',
      publicUrl: null,
      metricsToken: null,
      signIn: null,
      limits: parseLimits(''),
      trustedProxies: { has: expect.any(Function) },
    };
    expect(readConfig({})).toEqual(usual);
    expect(
      readConfig({ DATA_DIR: '', DATABASE_URL: '', REDIS_URL: '', CORS_ORIGINS: '', PUBLIC_URL: '' }),
    ).toEqual(usual);
  });

  it('takes what is set', () => {
    const config = readConfig({
      DATABASE_URL: 'postgresql://user@host/base',
      DATABASE_CONNECTIONS: '20',
      REDIS_URL: 'rediss://:hush@redis.example:6380/2',
      CORS_ORIGINS: ' https://app.example, http://localhost:5173 ,',
      COOKIE_SECRET: `${'s'.repeat(32)}, ${'former'.repeat(6)}`,
      LOG_LEVEL: 'debug',
      METRICS_TOKEN: 'watch'.repeat(7),
      PUBLIC_URL: 'https://midair.example/',
      TRUSTED_PROXY: '10.0.0.7',
      LIMITS: 'updates.person=5',
    });
    expect(config).toEqual({
      location: postgresAt('postgresql://user@host/base', 20),
      redisUrl: 'rediss://:hush@redis.example:6380/2',
      corsOrigins: new Set(['https://app.example', 'http://localhost:5173']),
      cookieSecrets: ['s'.repeat(32), 'former'.repeat(6)],
      logLevel: 'debug',
      metricsToken: 'watch'.repeat(7),
      publicUrl: 'https://midair.example',
      signIn: null,
      limits: parseLimits('updates.person=5'),
      trustedProxies: { has: expect.any(Function) },
    });
    expect(['10.0.0.7', '10.0.0.8'].map(config.trustedProxies.has)).toEqual([true, false]);
  });

  it('knows where to sign in, and where people come back to', () => {
    const given = {
      OIDC_ISSUER: 'https://id.example/realms/all',
      OIDC_CLIENT_ID: 'midair',
      OIDC_CLIENT_SECRET: 'hush',
      PUBLIC_URL: 'https://midair.example',
    };
    const signIn = {
      issuer: 'https://id.example/realms/all',
      clientId: 'midair',
      clientSecret: 'hush',
      name: 'id.example',
      redirectUri: 'https://midair.example/api/sign-in/callback',
    };
    expect(readConfig(given).signIn).toEqual(signIn);
    expect(readConfig({ ...given, OIDC_NAME: 'the school' }).signIn).toEqual({
      ...signIn,
      name: 'the school',
    });
    for (const issuer of ['http://localhost:9000', 'http://127.0.0.1:9000', 'http://[::1]:9000/a']) {
      expect(readConfig({ ...given, OIDC_ISSUER: issuer }).signIn?.issuer).toBe(issuer);
    }
  });

  it.each([
    [{ OIDC_ISSUER: 'http://id.example' }, 'OIDC_ISSUER has to be an address that begins with https://'],
    [{ OIDC_ISSUER: 'http://127.0.0.1.evil.example' }, 'OIDC_ISSUER has to be'],
    [{ OIDC_ISSUER: 'https://id.example?a=b' }, 'OIDC_ISSUER has to be'],
    [{ OIDC_ISSUER: 'https://hush@id.example' }, 'OIDC_ISSUER has to be'],
    [{ OIDC_ISSUER: 'id.example' }, 'OIDC_ISSUER has to be'],
    [{ OIDC_ISSUER: '' }, 'OIDC_CLIENT_ID needs OIDC_ISSUER too'],
    [{ OIDC_CLIENT_ID: '' }, 'OIDC_ISSUER needs OIDC_CLIENT_ID too'],
    [{ OIDC_CLIENT_SECRET: '' }, 'OIDC_ISSUER needs OIDC_CLIENT_SECRET too'],
    [{ PUBLIC_URL: '' }, 'OIDC_ISSUER needs PUBLIC_URL too'],
  ])('refuses a half or unsafe sign-in, never with the secret: %j', (env, named) => {
    const given = {
      OIDC_ISSUER: 'https://id.example',
      OIDC_CLIENT_ID: 'midair',
      OIDC_CLIENT_SECRET: 'hush',
      PUBLIC_URL: 'https://midair.example',
      ...env,
    };
    expect(() => readConfig(given)).toThrow(named);
    expect(() => readConfig(given)).not.toThrow(/hush/);
  });

  it.each([
    [{ DATABASE_URL: 'mysql://host' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgresql://host:99999/base' }, 'DATABASE_URL is not an address'],
    [{ DATABASE_CONNECTIONS: '3' }, 'DATABASE_CONNECTIONS has to be a number from 4'],
    [{ DATABASE_CONNECTIONS: 'many' }, 'DATABASE_CONNECTIONS'],
    [{ REDIS_URL: 'http://:short@host:6379' }, 'REDIS_URL is not an address'],
    [{ REDIS_URL: 'redis://:short@host:99999' }, 'REDIS_URL is not an address'],
    [{ REDIS_URL: 'redis://:short%@host' }, 'REDIS_URL is not an address'],
    [{ REDIS_URL: 'redis://:short@host/midair' }, 'REDIS_URL is not an address'],
    [{ REDIS_URL: 'host:6379' }, 'REDIS_URL is not an address'],
    [{ CORS_ORIGINS: '*' }, 'CORS_ORIGINS'],
    [{ CORS_ORIGINS: 'https://app.example/' }, 'https://app.example/'],
    [{ CORS_ORIGINS: 'app.example' }, 'app.example'],
    [{ COOKIE_SECRET: 'short' }, 'COOKIE_SECRET'],
    [{ COOKIE_SECRET: `${'s'.repeat(32)},` }, 'COOKIE_SECRET'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ PUBLIC_URL: 'https://midair.example/app' }, 'PUBLIC_URL'],
    [{ TRUSTED_PROXY: 'proxy.example' }, 'TRUSTED_PROXY “proxy.example”'],
    [{ LIMITS: 'saves=5' }, 'LIMITS “saves=5”'],
  ])('that makes no sense is refused by name, never with a secret: %j', (env, named) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(named);
    expect(() => readConfig(env)).not.toThrow(/short/);
  });
});
