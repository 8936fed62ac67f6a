import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import { problem } from '@/lib/documents/problems/problem';
import { PROBLEM_KINDS, type ProblemCode } from '@/lib/documents/problems/problem-kinds';
import { NO_STORE } from '@/lib/http/fields/cache-control';
import { type ParticularProblem, PROBLEM_TYPE } from '@/lib/http/problem/problem-details';
import type { Config } from '@/lib/server/config';
import { firstTime } from '@/lib/server/first-times';
import { addCrossOriginFields, provenanceOf } from '@/lib/server/http/cross-origin';
import { isMethod, METHODS } from '@/lib/server/http/methods';
import { mayReadMetrics } from '@/lib/server/http/metrics-token';
import { SAFE_FIELDS } from '@/lib/server/http/safe-fields';
import { glimpse } from './glimpse';
import { type Host, type Machine, ourHosts, parseHost } from './host';
import { isApi, readTarget } from './target';

/** An answer that is given before any route is reached. */
export interface EarlyAnswer {
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the front looks at of a request, and sets right: the target without what does not matter, the host that counts. */
export interface Arriving {
  method?: string | undefined;
  url?: string | undefined;
  readonly httpVersion: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, all that came. */
  readonly rawHeaders: string[];
}

/** As much of a request as is known when it is refused. */
type Known = Pick<Arriving, 'headers' | 'url'>;

/** All that pages and files are for: otherwise the framework would take content in, and look for functions to call. */
const READS = ['GET', 'HEAD'];
/** Field lines of a request. Browsers and proxies send a few dozen. */
const MOST_FIELDS = 500;
/** Parameters of a query: the framework takes time that grows with the square of their number. A stream names fifty. */
const MOST_PARAMETERS = 200;
/**
 * Characters of `User-Agent` that are passed on: the framework looks for robots in it by an expression that takes time that
 * grows with the square of its length. Browsers send about a hundred.
 */
const LONGEST_AGENT = 500;
/** They say nothing about anybody, and whoever watches a server may ask under any name, or under none that is ours. */
const PROBES = ['/api/health', '/api/ready'];

/**
 * What stands before all routes: asks of each request whether it is meant for this server and can be read at all. Pages,
 * files, event streams and the API are treated alike.
 */
export class Front {
  readonly #config: Config;
  readonly #log: Logger;
  readonly #home: () => string;
  readonly #isOurs: (host: Host) => boolean;

  /** `home` is the origin that the server has if nobody names another. */
  constructor(config: Config, { log, machine, home }: { log: Logger; machine: Machine; home: () => string }) {
    this.#config = config;
    this.#log = log;
    this.#home = () => config.publicUrl ?? home();
    this.#isOurs = ourHosts(config.publicUrl, machine);
  }

  /** Sets a request right, so that what comes after needs to know one form only; answers it if it goes no further. */
  receive(request: Arriving): EarlyAnswer | null {
    if (request.rawHeaders.length > 2 * MOST_FIELDS) {
      return this.refuse(request, 'header_too_large', {
        detail: `The header section has more than ${MOST_FIELDS} fields.`,
      });
    }
    const target = readTarget(request.url ?? '');
    const asked = this.#hostAsked(request, target.kind === 'resource' ? target.authority : null);
    const host = asked === null ? null : parseHost(asked);
    if (asked === null || host === null) {
      return this.refuse(request, 'bad_request', {
        detail:
          'The request has to name one host, as a name or an address with or without a port (RFC 9112 §3.2).',
      });
    }
    if (asked !== request.headers.host) setHost(request, asked);
    const path = target.kind === 'resource' ? withoutSlash(target.path) : '';
    if (!this.#isWatching(path, request) && !this.#isOurs(host)) return this.#misdirected(request, asked);
    if (target.kind === 'server' && request.method === 'OPTIONS') {
      return { status: 204, fields: { Allow: METHODS.join(', '), ...named(randomUUID()) }, body: '' };
    }
    if (target.kind !== 'resource') {
      return this.refuse(request, 'bad_request', {
        detail:
          'The address cannot be read: its path has to be percent-encoded UTF-8 without backslashes and dot segments.',
      });
    }
    if (target.query.split('&', MOST_PARAMETERS + 1).length > MOST_PARAMETERS) {
      return this.refuse(request, 'bad_request', {
        detail: `The query has more than ${MOST_PARAMETERS} parameters.`,
      });
    }
    request.url = path + target.query;
    const agent = request.headers['user-agent'];
    if (agent !== undefined) request.headers['user-agent'] = agent.slice(0, LONGEST_AGENT);
    if (!isMethod(request.method ?? '')) {
      const allow = { Allow: METHODS.join(', ') };
      return this.refuse(
        request,
        'method_not_implemented',
        { detail: 'No resource has that method.' },
        allow,
      );
    }
    if (isPage(path) && !READS.includes(request.method ?? '')) {
      const allow = { Allow: [...READS, 'OPTIONS'].join(', ') };
      if (request.method === 'OPTIONS')
        return { status: 204, fields: { ...allow, ...named(randomUUID()) }, body: '' };
      const detail = `${request.method} is not among the methods of a page: ${allow.Allow}.`;
      return this.refuse(request, 'method_not_allowed', { detail }, allow);
    }
    if (isApi(path) && target.path.includes('//')) {
      return this.refuse(request, 'not_found', {
        detail: 'The API has no resource with an empty part in its path.',
      });
    }
    return null;
  }

  /**
   * A problem, to whoever asks the API or cannot be told; a few words to whoever asks for a page. Says as much as a route
   * would, so that another site that is allowed can read it too.
   */
  refuse(
    request: Known,
    code: ProblemCode,
    particular: ParticularProblem<object>,
    fields: Readonly<Record<string, string>> = {},
  ): EarlyAnswer {
    const id = randomUUID();
    const { status, title, message } = PROBLEM_KINDS[code];
    this.#log.info({ request: id, status, error: code }, 'refused before any route');
    const [path = ''] = (request.url ?? '').split('?');
    const common = { ...named(id), 'Cache-Control': NO_STORE };
    if (path.startsWith('/') && !isApi(path)) {
      const body = `${title}\n\n${particular.message ?? message}\n`;
      return { status, fields: { 'Content-Type': 'text/plain; charset=utf-8', ...common, ...fields }, body };
    }
    const base = this.#baseFor(request);
    const body = JSON.stringify(problem({ base, instance: path }, code, particular));
    return {
      status,
      fields: { 'Content-Type': PROBLEM_TYPE, ...common, ...this.#crossOriginFields(request), ...fields },
      body,
    };
  }

  /** Whether it is whoever watches the server. */
  #isWatching(path: string, { headers }: Arriving): boolean {
    if (path === '/api/metrics') return mayReadMetrics(this.#config, headers.authorization ?? null);
    return PROBES.includes(path);
  }

  /** The host that counts; `null` where a request names none, or several (RFC 9112 §3.2). */
  #hostAsked({ headers, rawHeaders, httpVersion }: Arriving, authority: string | null): string | null {
    if (rawHeaders.filter(isHostLine).length > 1) return null;
    if (authority !== null) return authority;
    // Before HTTP/1.1 nobody had to name one; then the server is asked for by the name that it has.
    return headers.host ?? (httpVersion === '1.0' ? new URL(this.#home()).host : null);
  }

  /**
   * To what arrived on a connection but is no request that can be read, or not wholly: `code` is Node's name for why,
   * `raw` the bytes that were being read.
   */
  refuseUnreadable(code: string | undefined, raw: Uint8Array | undefined): EarlyAnswer {
    const known = glimpse(raw ?? new Uint8Array());
    const answer = this.#refuseUnreadable(known, code);
    // An answer to HEAD has no content (RFC 9110 §9.3.2).
    return known.method === 'HEAD' ? { ...answer, body: '' } : answer;
  }

  #refuseUnreadable(known: Known, code: string | undefined): EarlyAnswer {
    if (code === 'HPE_HEADER_OVERFLOW') {
      return this.refuse(known, 'header_too_large', { detail: 'The header section has more than 64 KiB.' });
    }
    if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
      return this.refuse(known, 'request_timeout', { detail: 'The request did not arrive in time.' });
    }
    return this.refuse(known, 'bad_request', {
      detail: 'This is not a request as HTTP/1.1 has it (RFC 9112).',
    });
  }

  #misdirected(request: Known, host: string): EarlyAnswer {
    if (firstTime(`host ${host}`)) {
      this.#log.warn(
        { host },
        'refused: this host is not an address of the server; if people use it, set PUBLIC_URL to that address',
      );
    }
    const what = `“${host}” is not an address of this server.`;
    return this.refuse(request, 'misdirected_request', {
      detail: `${what} If people use that address, set PUBLIC_URL to it.`,
      message: `${what} Nothing was changed. If you were given this address, the operator of the server has to set PUBLIC_URL to it.`,
    });
  }

  /** The origin to name kinds of problems by: one that is ours. */
  #baseFor({ headers }: Known): string {
    const host = parseHost(headers.host ?? '');
    if (this.#config.publicUrl !== null || host === null || !this.#isOurs(host)) return this.#home();
    return new URL(`http://${headers.host}`).origin;
  }

  #crossOriginFields({ headers }: Known): Readonly<Record<string, string>> {
    const asked = new Headers();
    for (const name of ['host', 'origin', 'sec-fetch-site']) {
      const value = headers[name];
      if (typeof value === 'string') asked.set(name, value);
    }
    const answer = new Headers();
    addCrossOriginFields(answer, asked, provenanceOf(asked, this.#config), this.#config);
    return Object.fromEntries(answer);
  }
}

/** Whether it is the name of a line that names the host, of names and values in turn. */
function isHostLine(text: string, at: number): boolean {
  return at % 2 === 0 && text.length === 4 && text.toLowerCase() === 'host';
}

/** Has the request name this host, whoever looks at it. */
function setHost({ headers, rawHeaders }: Arriving, host: string): void {
  headers.host = host;
  const at = rawHeaders.findIndex(isHostLine);
  if (at < 0) rawHeaders.push('Host', host);
  else rawHeaders[at + 1] = host;
}

/** Whether a path is that of a page or a file; tools of the framework for development are neither. */
function isPage(path: string): boolean {
  return !isApi(path) && !(process.env.NODE_ENV === 'development' && path.startsWith('/__nextjs'));
}

/** One resource of the API has one address: with a slash at the end it is the same. Pages are led there by the framework. */
function withoutSlash(path: string): string {
  return isApi(path) && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** What every answer bears: what the log has about it, and that nothing in it runs. */
function named(id: string): Readonly<Record<string, string>> {
  return { 'X-Request-Id': id, ...SAFE_FIELDS };
}
