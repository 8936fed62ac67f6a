import type { Caller } from './people';
import type { Rest } from './table';

/** Where a client of a lab says and sees how far it has come. */
const OWN_PROGRESS = '/api/labs/[id]/progress';
/** Where a client of a lab is somebody, and so has to prove it. */
const AS_CLIENT = [
  '/api/documents/[id]',
  '/api/labs/[id]/lock',
  '/api/labs/[id]/gates/[gate]',
  OWN_PROGRESS,
  `${OWN_PROGRESS}/[challenge]`,
];

/** Where nobody is looked at who asks, since that may take a database. */
const OF_THE_PROCESS = ['/api/health', '/api/ready'];

/** What everybody without a column is answered (`OTHERS` says who they are). */
export const rest: Rest = ({ route, method, kind }, column) => {
  const nobody = column('nobody');
  const asClient =
    AS_CLIENT.includes(route) && ['lab', 'gated'].includes(kind) && method !== 'OPTIONS' && nobody !== 405;
  // A bad token is refused before anything is looked at, and a preflight has none.
  const ended = method === 'OPTIONS' || OF_THE_PROCESS.includes(route) ? nobody : 401;
  return new Map<Caller, number>([
    ['signed-in', column('owner')],
    ['token-over-cookie', column('token')],
    ['strange-token-over-cookie', column('strange-token')],
    ['revoked-token', ended],
    ['expired-token', ended],
    // A gate and progress of its own is what a client has, and others have not. Only an own place reports progress, and
    // this client has joined otherwise.
    [
      'client',
      asClient && route === OWN_PROGRESS ? 200 : asClient && kind === 'gated' ? column('owner') : nobody,
    ],
    ['other-client', asClient ? 401 : nobody],
    ['forged-client', asClient ? 401 : nobody],
  ]);
};

/**
 * What everybody is answered. Under each route: methods, what is asked about (`DOCUMENTS` and `INVITES` say what the names
 * stand for; `*` says that it makes no difference, and is tried with one), and a status for each caller (`CALLERS`).
 *
 * What somebody may not read is 404, as if it had never been; what they may read and not change is 403. Pages of other
 * sites read as nobody, and write nothing. A method that a route lacks is 405 whoever asks, so it tells nothing.
 */
export const TABLE = `
                                                                nobody stranger visitor reader writer revoked owner foreign allowed token strange-token

/api/[...path]
GET,HEAD -                                                      404    404      404     404    404    404     404   404     404     404   404
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH -                                         404    404      404     404    404    404     404   403     404     404   404

/api/documents
GET,HEAD -                                                      200    200      200     200    200    200     200   200     200     200   200
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST -                                                          201    201      201     201    201    201     201   403     201     201   201
PUT,DELETE,PATCH -                                              405    405      405     405    405    405     405   403     405     405   405

/api/documents/[id]
GET,HEAD edit view lab welcome                                  200    200      200     200    200    200     200   200     200     200   200
GET,HEAD none                                                   404    404      404     200    200    404     200   404     200     200   404
GET,HEAD deleted erased                                         410    410      410     410    410    410     410   410     410     410   410
GET,HEAD deleted-none erased-none                               404    404      404     410    410    404     410   404     410     410   404
GET,HEAD never                                                  404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST *                                                          405    405      405     405    405    405     405   403     405     405   405
PUT,DELETE,PATCH edit lab                                       204    204      204     204    204    204     204   403     204     204   204
PUT,DELETE,PATCH view                                           403    403      403     403    204    403     204   403     204     204   403
PUT,DELETE,PATCH none                                           404    404      404     403    204    404     204   403     204     204   404
PUT deleted never                                               201    201      201     201    201    201     201   403     201     201   201
PUT erased                                                      403    403      403     403    403    403     201   403     201     201   403
PUT deleted-none                                                404    404      404     403    201    404     201   403     201     201   404
PUT erased-none                                                 404    404      404     403    403    404     201   403     201     201   404
PUT,DELETE,PATCH welcome                                        403    403      403     403    403    403     403   403     403     403   403
DELETE,PATCH deleted erased                                     410    410      410     410    410    410     410   403     410     410   410
DELETE,PATCH deleted-none erased-none                           404    404      404     403    410    404     410   403     410     410   404
DELETE,PATCH never                                              404    404      404     404    404    404     404   403     404     404   404

/api/documents/[id]/invites
GET,HEAD edit view none deleted deleted-none erased erased-none 404    404      404     404    404    404     200   404     200     200   404
GET,HEAD lab welcome never                                      404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST edit view none deleted deleted-none erased erased-none     404    404      404     404    404    404     201   403     201     201   404
POST lab welcome never                                          404    404      404     404    404    404     404   403     404     404   404
PUT,DELETE,PATCH *                                              405    405      405     405    405    405     405   403     405     405   405

/api/documents/[id]/invites/[invite]
GET,HEAD edit view none deleted deleted-none erased erased-none 404    404      404     404    404    404     200   404     200     200   404
GET,HEAD lab welcome never                                      404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,PATCH *                                                405    405      405     405    405    405     405   403     405     405   405
DELETE edit view none deleted deleted-none erased erased-none   404    404      404     404    404    404     204   403     204     204   404
DELETE lab welcome never                                        404    404      404     404    404    404     404   403     404     404   404

/api/documents/[id]/presence
GET,HEAD *                                                      405    405      405     405    405    405     405   405     405     405   405
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PATCH *                                                    405    405      405     405    405    405     405   403     405     405   405
PUT,DELETE edit view deleted erased lab welcome                 204    204      204     204    204    204     204   403     204     204   204
PUT,DELETE none deleted-none erased-none                        404    404      404     204    204    404     204   403     204     204   404
PUT,DELETE never                                                404    404      404     404    404    404     404   403     404     404   404

/api/documents/[id]/sharing
GET,HEAD edit view none deleted deleted-none erased erased-none 404    404      404     404    404    404     200   404     200     200   404
GET,HEAD lab welcome never                                      404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,DELETE,PATCH *                                             405    405      405     405    405    405     405   403     405     405   405
PUT edit view none deleted deleted-none erased erased-none      404    404      404     404    404    404     200   403     200     200   404
PUT lab welcome never                                           404    404      404     404    404    404     404   403     404     404   404

/api/documents/[id]/versions
GET,HEAD edit view deleted lab welcome                          200    200      200     200    200    200     200   200     200     200   200
GET,HEAD none deleted-none                                      404    404      404     200    200    404     200   404     200     200   404
GET,HEAD erased                                                 410    410      410     410    410    410     410   410     410     410   410
GET,HEAD erased-none                                            404    404      404     410    410    404     410   404     410     410   404
GET,HEAD never                                                  404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,PATCH *                                                405    405      405     405    405    405     405   403     405     405   405
DELETE edit view deleted                                        403    403      403     403    403    403     204   403     204     204   403
DELETE none deleted-none                                        404    404      404     403    403    404     204   403     204     204   404
DELETE erased                                                   403    403      403     403    403    403     410   403     410     410   403
DELETE erased-none                                              404    404      404     403    403    404     410   403     410     410   404
DELETE lab welcome                                              403    403      403     403    403    403     403   403     403     403   403
DELETE never                                                    404    404      404     404    404    404     404   403     404     404   404

/api/documents/[id]/versions/[version]
GET,HEAD edit view deleted lab welcome                          200    200      200     200    200    200     200   200     200     200   200
GET,HEAD none deleted-none                                      404    404      404     200    200    404     200   404     200     200   404
GET,HEAD erased                                                 410    410      410     410    410    410     410   410     410     410   410
GET,HEAD erased-none                                            404    404      404     410    410    404     410   404     410     410   404
GET,HEAD never                                                  404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH *                                         405    405      405     405    405    405     405   403     405     405   405

/api/documents/[id]/versions/[version]/lines
GET,HEAD edit view deleted lab welcome                          200    200      200     200    200    200     200   200     200     200   200
GET,HEAD none deleted-none                                      404    404      404     200    200    404     200   404     200     200   404
GET,HEAD erased                                                 410    410      410     410    410    410     410   410     410     410   410
GET,HEAD erased-none                                            404    404      404     410    410    404     410   404     410     410   404
GET,HEAD never                                                  404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH *                                         405    405      405     405    405    405     405   403     405     405   405

/api/documents/[id]/versions/[version]/name
GET,HEAD edit view deleted                                      200    200      200     200    200    200     200   200     200     200   200
GET,HEAD none deleted-none                                      404    404      404     200    200    404     200   404     200     200   404
GET,HEAD erased                                                 410    410      410     410    410    410     410   410     410     410   410
GET,HEAD erased-none                                            404    404      404     410    410    404     410   404     410     410   404
GET,HEAD lab welcome never                                      404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PATCH *                                                    405    405      405     405    405    405     405   403     405     405   405
PUT edit                                                        200    200      200     200    200    200     200   403     200     200   200
PUT view                                                        403    403      403     403    200    403     200   403     200     200   403
PUT none                                                        404    404      404     403    200    404     200   403     200     200   404
DELETE edit                                                     204    204      204     204    204    204     204   403     204     204   204
DELETE view                                                     403    403      403     403    204    403     204   403     204     204   403
DELETE none                                                     404    404      404     403    204    404     204   403     204     204   404
PUT lab                                                         201    201      201     201    201    201     201   403     201     201   201
DELETE lab                                                      404    404      404     404    404    404     404   403     404     404   404
PUT,DELETE deleted erased                                       410    410      410     410    410    410     410   403     410     410   410
PUT,DELETE deleted-none erased-none                             404    404      404     403    410    404     410   403     410     410   404
PUT,DELETE welcome                                              403    403      403     403    403    403     403   403     403     403   403
PUT,DELETE never                                                404    404      404     404    404    404     404   403     404     404   404

/api/events
GET,HEAD edit view deleted erased lab welcome                   200    200      200     200    200    200     200   200     200     200   200
GET,HEAD none deleted-none erased-none                          404    404      404     200    200    404     200   404     200     200   404
GET,HEAD never                                                  404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH *                                         405    405      405     405    405    405     405   403     405     405   405

/api/health
GET,HEAD -                                                      200    200      200     200    200    200     200   200     200     200   200
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH -                                         405    405      405     405    405    405     405   405     405     405   405

/api/ready
GET,HEAD -                                                      200    200      200     200    200    200     200   200     200     200   200
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH -                                         405    405      405     405    405    405     405   405     405     405   405

/api/invitation
GET,HEAD open                                                   200    200      200     200    200    200     200   200     200     200   200
GET,HEAD used                                                   410    410      410     410    200    410     200   410     200     200   410
GET,HEAD revoked expired                                        410    410      410     410    410    410     200   410     200     200   410
GET,HEAD of-deleted of-erased                                   410    410      410     410    410    410     410   410     410     410   410
GET,HEAD forged                                                 404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST open                                                       200    200      200     200    200    200     200   403     200     200   200
POST used                                                       410    410      410     410    200    410     200   403     200     200   410
POST revoked expired                                            410    410      410     410    410    410     200   403     200     200   410
POST of-deleted of-erased                                       410    410      410     410    410    410     410   403     410     410   410
POST forged                                                     404    404      404     404    404    404     404   403     404     404   404
PUT,DELETE,PATCH *                                              405    405      405     405    405    405     405   403     405     405   405

/api/labs
GET,HEAD -                                                      405    405      405     405    405    405     405   405     405     405   405
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST -                                                          201    201      201     201    201    201     201   403     201     201   201
PUT,DELETE,PATCH -                                              405    405      405     405    405    405     405   403     405     405   405

/api/labs/[id]
GET,HEAD lab                                                    200    200      200     200    200    200     200   200     200     200   200
GET,HEAD edit never                                             404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,DELETE,PATCH *                                             405    405      405     405    405    405     405   403     405     405   405
PUT lab                                                         403    403      403     403    403    403     200   403     200     200   403
PUT edit never                                                  404    404      404     404    404    404     404   403     404     404   404

/api/labs/[id]/clients
GET,HEAD lab                                                    200    200      200     200    200    200     200   200     200     200   200
GET,HEAD edit never                                             404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST lab                                                        201    201      201     201    201    201     201   403     201     201   201
POST edit never                                                 404    404      404     404    404    404     404   403     404     404   404
PUT,DELETE,PATCH *                                              405    405      405     405    405    405     405   403     405     405   405

/api/labs/[id]/clients/mine
GET,HEAD lab                                                    404    404      404     404    404    404     200   404     200     200   404
GET,HEAD edit                                                   404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
PUT lab                                                         201    201      201     201    201    201     200   403     200     200   200
PUT edit                                                        404    404      404     404    404    404     404   403     404     404   404
POST,DELETE,PATCH *                                             405    405      405     405    405    405     405   403     405     405   405

/api/labs/[id]/events
GET,HEAD lab                                                    200    200      200     200    200    200     200   200     200     200   200
GET,HEAD edit never                                             404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH *                                         405    405      405     405    405    405     405   403     405     405   405

/api/labs/[id]/gates/[gate]
GET,HEAD gated                                                  403    403      403     403    403    403     200   403     200     200   403
GET,HEAD edit never                                             404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,PATCH *                                                405    405      405     405    405    405     405   403     405     405   405
DELETE gated                                                    403    403      403     403    403    403     204   403     204     204   403
DELETE edit never                                               404    404      404     404    404    404     404   403     404     404   404

/api/labs/[id]/lock
GET,HEAD *                                                      405    405      405     405    405    405     405   405     405     405   405
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST lab                                                        201    201      201     201    201    201     201   403     201     201   201
POST,DELETE edit never                                          404    404      404     404    404    404     404   403     404     404   404
PUT,PATCH *                                                     405    405      405     405    405    405     405   403     405     405   405
DELETE lab                                                      204    204      204     204    204    204     204   403     204     204   204

/api/labs/[id]/progress
GET,HEAD lab                                                    403    403      403     403    403    403     200   403     200     200   403
GET,HEAD edit never                                             404    404      404     404    404    404     404   404     404     404   404
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH *                                         405    405      405     405    405    405     405   403     405     405   405

/api/labs/[id]/progress/[challenge]
GET,HEAD *                                                      405    405      405     405    405    405     405   405     405     405   405
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
PUT lab                                                         403    403      403     403    403    403     403   403     403     403   403
PUT edit never                                                  404    404      404     404    404    404     404   403     404     404   404
POST,DELETE,PATCH *                                             405    405      405     405    405    405     405   403     405     405   405

/api/labs/[id]/reset
GET,HEAD *                                                      405    405      405     405    405    405     405   405     405     405   405
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST lab                                                        403    403      403     403    403    403     200   403     200     200   403
POST edit never                                                 404    404      404     404    404    404     404   403     404     404   404
PUT,DELETE,PATCH *                                              405    405      405     405    405    405     405   403     405     405   405

/api/labs/[id]/teacher-link
GET,HEAD *                                                      405    405      405     405    405    405     405   405     405     405   405
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST lab                                                        403    403      403     403    403    403     200   403     403     403   403
POST edit never                                                 404    404      404     404    404    404     404   403     403     403   403
PUT,DELETE,PATCH *                                              405    405      405     405    405    405     405   403     405     405   405

/api/labs/[id]/teachers/mine
GET,HEAD *                                                      405    405      405     405    405    405     405   405     405     405   405
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
PUT lab                                                         200    200      200     200    200    200     200   403     403     403   403
PUT edit never                                                  404    404      404     404    404    404     404   403     403     403   403
POST,DELETE,PATCH *                                             405    405      405     405    405    405     405   403     405     405   405

/api/me
GET,HEAD -                                                      200    200      200     200    200    200     200   200     200     200   200
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST,DELETE,PATCH -                                             405    405      405     405    405    405     405   403     405     405   405
PUT -                                                           200    200      200     200    200    200     200   403     200     200   200

/api/me/account
GET,HEAD -                                                      200    200      200     200    200    200     200   200     200     200   200
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH -                                         405    405      405     405    405    405     405   403     405     405   405

/api/me/tokens
GET,HEAD -                                                      200    200      200     200    200    200     200   200     403     403   403
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST -                                                          201    201      201     201    201    201     201   403     403     403   403
PUT,DELETE,PATCH -                                              405    405      405     405    405    405     405   403     405     405   405

/api/me/tokens/[token]
GET,HEAD *                                                      404    404      404     404    404    404     200   404     403     403   403
OPTIONS *                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,PATCH *                                                405    405      405     405    405    405     405   403     405     405   405
DELETE *                                                        404    404      404     404    404    404     204   403     403     403   403

/api/metrics
GET,HEAD -                                                      404    404      404     404    404    404     404   404     404     404   404
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH -                                         404    404      404     404    404    404     404   403     404     404   404

/api/openapi.json
GET,HEAD -                                                      200    200      200     200    200    200     200   200     200     200   200
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH -                                         405    405      405     405    405    405     405   403     405     405   405

/api/sign-in
GET,HEAD -                                                      303    303      303     303    303    303     303   303     403     403   403
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH -                                         405    405      405     405    405    405     405   403     405     405   405

/api/sign-in/callback
GET,HEAD -                                                      303    303      303     303    303    303     303   303     403     403   403
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST,PUT,DELETE,PATCH -                                         405    405      405     405    405    405     405   403     405     405   405

/api/sign-out
GET,HEAD -                                                      405    405      405     405    405    405     405   405     405     405   405
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST -                                                          204    204      204     204    204    204     204   403     403     403   403
PUT,DELETE,PATCH -                                              405    405      405     405    405    405     405   403     405     405   405

/api/me/devices
GET,HEAD -                                                      405    405      405     405    405    405     405   405     405     405   405
OPTIONS -                                                       204    204      204     204    204    204     204   204     204     204   204
POST -                                                          201    201      201     201    201    201     201   403     403     403   403
PUT,DELETE,PATCH -                                              405    405      405     405    405    405     405   403     405     405   405

/api/device
GET,HEAD device                                                 200    200      200     200    200    200     200   200     403     403   403
OPTIONS device                                                  204    204      204     204    204    204     204   204     204     204   204
PUT,DELETE,PATCH device                                         405    405      405     405    405    405     405   403     405     405   405
POST device                                                     200    200      200     200    200    200     200   403     403     403   403
`;
