/**
 * Fields of every answer of the API. It is data: whoever opens an address in a tab of its own sees text in which nothing
 * runs, whatever somebody wrote there, and no other site can show it or take it for a script or a picture. The server
 * around the application has the same for what it answers itself (scripts/safe-fields.mjs).
 */
export const SAFE_FIELDS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};
