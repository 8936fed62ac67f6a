import { parseHttpDate } from '@/lib/http/fields/http-date';
import { asMyself } from './as-myself';
import { documents } from './documents-api';
import { exchange, sentJson } from './exchange';
import { readJson } from './read-json';
import { object, type Read, string } from './shape';
import { author } from './shapes';

const deviceLink = object({ url: string, expiresAt: string });
const offer = object({ person: author });

/** Whom a link would make this browser. */
type DeviceOffer = Read<typeof offer>;

/** A link that makes another browser the same person. */
export interface DeviceLink {
  readonly url: string;
  /** When it ends, in milliseconds by this device's own clock. */
  readonly endsAt: number;
}

/** Makes a link for another device. What is left of its time goes by the server's clock, whatever this one says. */
export async function makeDeviceLink(): Promise<DeviceLink> {
  const response = await exchange('/api/me/devices', { method: 'POST', headers: await asMyself() });
  const now = Date.now();
  const { url, expiresAt } = await readJson(response, deviceLink);
  const there = parseHttpDate(response.headers.get('Date') ?? '', now) ?? now;
  return { url, endsAt: now + Date.parse(expiresAt) - there };
}

/** Whom the secret of a link would make this browser. Changes nothing. Who one is has to be settled first: see `identityOf`. */
export async function readDeviceOffer(secret: string): Promise<DeviceOffer> {
  await documents.me();
  return readJson(await exchange('/api/device', { headers: { Device: secret }, cache: 'no-store' }), offer);
}

/** Makes this browser the person of a link, if it is still who this page knows. The link is used up. */
export async function becomeByDevice(secret: string): Promise<void> {
  await exchange('/api/device', { method: 'POST', ...sentJson({ secret }, await asMyself()) });
}
