// Fields of every answer that tell browsers what they may not do with it. Pages have a stricter Content-Security-Policy
// (proxy.ts), which replaces the one here; the API's routes bring DATA_FIELDS themselves (lib/server/http/safe-fields.ts).

/** What pages never use, so that nothing within them can. Writing to the clipboard they do. */
const UNUSED = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'web-share',
  'window-management',
  'xr-spatial-tracking',
];

const PERMISSIONS = [...UNUSED.map((name) => `${name}=()`), 'clipboard-write=(self)'].join(', ');

/**
 * Data: nothing in it runs or loads anything, and no other site shows it. Whoever knows a document's address may read it,
 * so no other site learns where a reader came from; X-Frame-Options is for browsers that do not know frame-ancestors.
 */
export const DATA_FIELDS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/** A built program may be a worker, which obeys the policy that it came with: it loads others and asks the API. */
const FILE_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A link's picture is there to be shown elsewhere; nothing else is. */
const SHOWN_ELSEWHERE = '/social-image.png';

/**
 * The fields for an answer to `url`.
 *
 * @param {string} url as it counts for the application.
 * @param {boolean} secure whether people reach this server over TLS: only then may browsers insist on it (RFC 6797 §7.2).
 * @returns {Record<string, string>}
 */
export function safeFields(url, secure) {
  const transport = secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {};
  const [path] = url.split('?');
  if (path.startsWith('/api/')) return transport;
  return {
    ...DATA_FIELDS,
    'Content-Security-Policy': FILE_POLICY,
    'Permissions-Policy': PERMISSIONS,
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(path === SHOWN_ELSEWHERE ? { 'Cross-Origin-Resource-Policy': 'cross-origin' } : {}),
    ...transport,
  };
}
