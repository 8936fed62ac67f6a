import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { MAX_CONTENT_BYTES } from '@/lib/documents/content/content';
import type { IncomingContent } from '@/lib/documents/content/incoming-content';
import type { Caller } from '@/lib/documents/model/access';
import { describePeople } from '@/lib/documents/people/describe-people';
import { defaultPerson, type Person } from '@/lib/documents/people/person';
import type { ProblemTarget } from '@/lib/documents/problems/problem';
import type { ChangeGuard } from '@/lib/documents/use-cases/change-document';
import { type ConditionalRequest, conditionsOf } from '@/lib/http/conditions/conditional-request';
import { type Preferences, parsePrefer } from '@/lib/http/fields/prefer';
import type { ApiToken } from '@/lib/server/identity/api-tokens';
import { addressGroup, clientAddress } from '@/lib/server/limits/client-address';
import type { Asker } from '@/lib/server/limits/rate-limits';
import type { Services } from '@/lib/server/services';
import { originAsked } from './asked-origin';
import { type Provenance, provenanceOf } from './cross-origin';
import { type Identity, identityCookies, readIdentity } from './identity-cookie';
import { isOverTls } from './over-tls';
import { type Wire, wireOf } from './wire';

/** One request on its way through a route, with what routes ask of it. */
export class Call<Params = unknown> {
  readonly request: Request;
  readonly params: Params;
  readonly services: Services;
  /** What the log has about this request stands there under this id. */
  readonly requestId: string;
  readonly provenance: Provenance;
  readonly #wire: Wire;
  readonly #secure: boolean;
  /** What the request's cookies say. */
  readonly #identity: Identity | null;
  #id: string | null;
  #token: ApiToken | null = null;
  #isNew = false;
  #url: URL | null = null;
  #log: Logger | null = null;
  #address: string | null = null;
  #received: Promise<Uint8Array | null> | null = null;

  constructor(request: Request, params: Params, services: Services, requestId: string) {
    this.request = request;
    this.params = params;
    this.services = services;
    this.requestId = requestId;
    this.#wire = wireOf(request);
    const forwardedProto = request.headers.get('x-forwarded-proto');
    this.#secure = isOverTls(services.config, this.#wire.peer, forwardedProto);
    this.provenance = provenanceOf(request.headers, services.config);
    this.#identity = this.#comesFromAPageElsewhere
      ? null
      : readIdentity(request.headers.get('cookie'), services, this.#secure, services.ports.now());
    this.#id = this.#identity?.id ?? null;
  }

  get url(): URL {
    this.#url ??= new URL(this.request.url);
    return this.#url;
  }

  get query(): URLSearchParams {
    return this.request.url.includes('?') ? this.url.searchParams : new URLSearchParams();
  }

  /** What a problem is said to be of. */
  get target(): ProblemTarget {
    const base = this.services.config.publicUrl ?? originAsked(this.request, this.#secure);
    return { base, instance: this.url.pathname };
  }

  get log(): Logger {
    this.#log ??= this.services.log.child({ request: this.requestId });
    return this.#log;
  }

  /** Who asks, as far as the request says; `null` where it does not, which is no reason to make them somebody. */
  get caller(): Caller | null {
    return this.#id === null ? null : { id: this.#id };
  }

  /** Who asks, under their name. Makes somebody new of whoever the request does not name, and tells their browser. */
  async person(): Promise<Person> {
    const { ports } = this.services;
    if (this.#id === null) {
      const id = ports.newId();
      this.become(id);
      return defaultPerson(id);
    }
    return (await describePeople(ports.people, [this.#id]))(this.#id);
  }

  /** The token by which the request says who asks; `null`: it says so by a cookie, or not at all. */
  get token(): ApiToken | null {
    return this.#token;
  }

  /** Makes whoever asks the person of a token, or nobody by a bad one, whatever cookie came along. No browser is told. */
  actBy(token: ApiToken | null): void {
    this.#token = token;
    this.#id = token?.personId ?? null;
  }

  /** Makes whoever asks somebody else from now on, and tells their browser. */
  become(id: string): void {
    this.#id = id;
    this.#isNew = true;
  }

  /**
   * The Set-Cookie fields to send: where the browser is somebody new, and where its cookie is to be renewed. No answer that
   * may be kept for others bears a cookie.
   */
  cookiesWith(cacheControl: string | null): readonly string[] {
    const due = this.#isNew || (this.#identity?.due && !/immutable|public/.test(cacheControl ?? ''));
    if (!due || this.#id === null || this.#token || this.#keepsNoCookie) return [];
    const { keys, ports } = this.services;
    return identityCookies(this.#id, keys, this.#secure, ports.now(), this.request.headers.get('cookie'));
  }

  /**
   * Whether the page of another site asks for this, and not a person who follows a link. It may look, but as nobody: else
   * it could put documents on somebody's list, or have the browser forget who they are.
   */
  get #comesFromAPageElsewhere(): boolean {
    return this.provenance === 'foreign' && this.request.headers.get('sec-fetch-mode') !== 'navigate';
  }

  /**
   * Whether the browser would not send a cookie back from where this came (SameSite=Lax), so that it would be another
   * person's each time: whoever writes from an allowed site without a token is somebody for this one request.
   */
  get #keepsNoCookie(): boolean {
    const site = this.request.headers.get('sec-fetch-site');
    return this.#comesFromAPageElsewhere || (this.provenance === 'allowed' && !site?.startsWith('same-'));
  }

  /** Whose limits the request counts against. */
  get asker(): Asker {
    this.#address ??= this.#askedFrom();
    return { person: this.#id, address: this.#address };
  }

  #askedFrom(): string {
    const forwardedFor = this.request.headers.get('x-forwarded-for');
    return addressGroup(clientAddress(this.#wire.peer, forwardedFor, this.services.config.trustedProxies));
  }

  /** Whether the request only looks. */
  get reads(): boolean {
    const { method } = this.request;
    return method === 'GET' || method === 'HEAD';
  }

  get conditions(): ConditionalRequest {
    return conditionsOf(this.request);
  }

  /** How the document is guarded, where not as the contract says: only documents of the lab are. */
  get guard(): ChangeGuard | undefined {
    return undefined;
  }

  get preferences(): Preferences {
    return parsePrefer(this.request.headers.get('prefer'));
  }

  /** Counts content that has been read and whose length no field had said before; `null` was too long. */
  async countContent(bytes: Uint8Array | null, limit: 'bytes' | 'lab-bytes' = 'bytes'): Promise<void> {
    if (this.request.headers.has('content-length') || bytes?.length === 0) return;
    const points = bytes?.length ?? MAX_CONTENT_BYTES;
    await this.services.rates.spend(this.asker, [{ limit, points }]);
  }

  /** The content, once all of it is there; `null` where there is more than may be. Rejects where its end never came. */
  received(): Promise<Uint8Array | null> {
    this.#received ??= this.#wire.receive(MAX_CONTENT_BYTES);
    return this.#received;
  }

  get content(): IncomingContent {
    const { headers } = this.request;
    return {
      type: headers.get('content-type'),
      coding: headers.get('content-encoding'),
      range: headers.get('content-range'),
      digest: headers.get('content-digest'),
      read: async () => {
        const bytes = await this.received();
        await this.countContent(bytes);
        return bytes;
      },
      hash: (algorithm, bytes) => createHash(algorithm.replace('-', '')).update(bytes).digest('base64'),
    };
  }
}
