/**
 * A request that shows an operation at work, with placeholders in braces for what only the answers before it tell:
 * `{id}` and the like for what they made (see `keep`), `{etag}` for the tag that the same address answered last, `{uuid}` for a
 * new one.
 */
export interface Example {
  /** The operations whose examples come first, in this order. */
  readonly before?: readonly string[];
  /** Values of the path and the query; the path's default to what was made under the same name. */
  readonly values?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly content?: { readonly type: string; readonly value: unknown };
  /**
   * What later requests need of the answer: the name of a placeholder, and where it stands. A name of a field, of which the
   * part after the last slash counts; or a JSON pointer (RFC 6901), and with `#` at its end what follows # there, of which a name
   * after it takes one parameter.
   */
  readonly keep?: Readonly<Record<string, string>>;
  /** Only a browser may: it is sent with its cookie instead of a token. */
  readonly byBrowser?: true;
}

const json = (value: unknown) => ({ type: 'application/json', value });
const IF_MATCH = { 'If-Match': '{etag}' };
const MADE = ['createDocument'];
const READ = ['createDocument', 'readDocument'];
const FIRST = { version: '1' };
const LAB = { id: '{lab}' };

/** An example for each operation but those that lead a browser away or would sign it out. */
export const examples: Readonly<Record<string, Example>> = {
  createDocument: {
    fields: { Prefer: 'return=representation', 'Idempotency-Key': '"{uuid}"' },
    content: json({ title: 'Tea', body: 'Buy milk.\n\nBuy tea.\n' }),
    keep: { id: 'Location', base: 'ETag' },
  },
  listDocuments: { before: MADE, values: { q: 'tea', limit: '10' } },
  readDocument: { before: MADE },
  saveDocument: {
    before: READ,
    fields: { ...IF_MATCH, 'Idempotency-Key': '"{uuid}"' },
    content: json({ title: 'Tea', body: 'Buy oat milk.\n\nBuy tea.\n' }),
  },
  patchDocument: {
    before: READ,
    fields: IF_MATCH,
    content: { type: 'application/merge-patch+json', value: { title: 'Green tea' } },
  },
  deleteDocument: { before: READ, fields: IF_MATCH },
  listVersions: { before: [...READ, 'saveDocument'] },
  eraseDocument: { before: [...READ, 'deleteDocument', 'listVersions'], fields: IF_MATCH },
  readVersion: { before: MADE, values: FIRST },
  readVersionName: { before: [...MADE, 'nameVersion'], values: FIRST },
  nameVersion: {
    before: MADE,
    values: FIRST,
    fields: { 'If-None-Match': '*' },
    content: json({ name: 'Sent to Ben' }),
  },
  unnameVersion: { before: [...MADE, 'nameVersion', 'readVersionName'], values: FIRST, fields: IF_MATCH },
  readLineOrigins: { before: [...READ, 'saveDocument'], values: { version: '2' } },
  readSharing: { before: MADE },
  changeSharing: { before: [...MADE, 'readSharing'], fields: IF_MATCH, content: json({ link: 'view' }) },
  listInvites: { before: [...MADE, 'inviteSomebody'] },
  inviteSomebody: {
    before: MADE,
    content: json({ access: 'view', label: 'For Ben', expiresIn: 3600 }),
    keep: { invite: '/id', invitation: '/url#' },
  },
  readInvite: { before: [...MADE, 'inviteSomebody'] },
  revokeInvite: { before: [...MADE, 'inviteSomebody'] },
  readInvitation: { before: [...MADE, 'inviteSomebody'], fields: { Invitation: '{invitation}' } },
  acceptInvitation: { before: [...MADE, 'inviteSomebody'], fields: { Invitation: '{invitation}' } },
  reportPresence: { before: MADE, content: json({ tab: 'example', unsaved: true, lines: [[1, 3]] }) },
  endPresence: { before: [...MADE, 'reportPresence'], values: { tab: 'example' } },
  followDocuments: { before: MADE, values: { document: '{id}' } },
  readMe: {},
  renameMe: { before: ['readMe'], fields: IF_MATCH, content: json({ name: 'Robin' }) },
  listTokens: { byBrowser: true },
  makeToken: {
    byBrowser: true,
    content: json({ name: 'An example', expiresIn: 60 }),
    keep: { token: '/id' },
  },
  readToken: { byBrowser: true, before: ['makeToken'] },
  revokeToken: { byBrowser: true, before: ['makeToken'] },
  makeDeviceLink: { byBrowser: true, keep: { device: '/url#' } },
  readDeviceLink: { byBrowser: true, before: ['makeDeviceLink'], fields: { Device: '{device}' } },
  useDeviceLink: { byBrowser: true, before: ['makeDeviceLink'], content: json({ secret: '{device}' }) },
  readAccount: {},
  // A token makes nobody a teacher, so whoever makes the lab is the browser itself.
  createLab: { byBrowser: true, content: json({ guard: 'lock', trial: true }), keep: { lab: '/id' } },
  readLab: { byBrowser: true, before: ['createLab'], values: LAB },
  changeLab: {
    byBrowser: true,
    before: ['createLab', 'readLab'],
    values: LAB,
    fields: IF_MATCH,
    content: json({ guard: 'if-match-required', paused: false }),
  },
  listLabClients: { before: ['createLab', 'joinLab'], values: LAB },
  joinLab: {
    before: ['createLab'],
    values: LAB,
    content: json({ count: 1 }),
    keep: { client: '/0/token' },
  },
  takeLabPlace: {
    before: ['createLab'],
    values: LAB,
    content: json({ name: 'Mira' }),
    keep: { place: '/token' },
  },
  readLabPlace: { before: ['createLab', 'takeLabPlace'], values: LAB },
  reportLabProgress: {
    before: ['createLab', 'takeLabPlace'],
    values: { ...LAB, challenge: 'lost-update' },
    fields: { 'Lab-Client': '{place}' },
    content: json({ prediction: 'Ana’s word is gone.' }),
  },
  listLabProgress: {
    byBrowser: true,
    before: ['createLab', 'takeLabPlace', 'reportLabProgress'],
    values: LAB,
  },
  linkLabTeacher: { byBrowser: true, before: ['createLab'], values: LAB, keep: { teacher: '/link#teacher' } },
  becomeLabTeacher: {
    byBrowser: true,
    before: ['createLab', 'linkLabTeacher'],
    values: LAB,
    content: json({ token: '{teacher}' }),
  },
  followLab: { before: ['createLab'], values: LAB },
  lockLab: {
    before: ['createLab', 'joinLab'],
    values: LAB,
    fields: { 'Lab-Client': '{client}' },
    keep: { lock: 'Lock-Token' },
  },
  unlockLab: {
    before: ['createLab', 'joinLab', 'lockLab'],
    values: LAB,
    fields: { 'Lab-Client': '{client}', 'Lock-Token': '{lock}' },
  },
  resetLab: { byBrowser: true, before: ['createLab'], values: LAB, content: json({}) },
  awaitGate: {
    before: ['createLab', 'joinLab'],
    values: { ...LAB, gate: 'example' },
    fields: { 'Lab-Client': '{client}' },
  },
  openGate: {
    before: ['createLab', 'joinLab'],
    values: { ...LAB, gate: 'example' },
    fields: { 'Lab-Client': '{client}' },
  },
  readHealth: {},
  readReadiness: {},
  readDescription: {},
};
