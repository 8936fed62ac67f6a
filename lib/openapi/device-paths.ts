import { body, json, type PathItem, parameters, problems, schema } from './parts';

/** *Use on another device*. For browsers: a token may not (403), nor may another site. */
export const devicePaths: Readonly<Record<string, PathItem>> = {
  '/api/me/devices': {
    post: {
      operationId: 'makeDeviceLink',
      summary: 'Makes a link that makes one other browser the same person. It works once, within 5 minutes.',
      parameters: parameters('asPerson'),
      responses: {
        201: json('Made. Only this answer has the link.', schema('DeviceLink')),
        ...problems(403),
      },
    },
  },
  '/api/device': {
    get: {
      operationId: 'readDeviceLink',
      summary: 'The person that this browser would become by a link. Changes nothing.',
      parameters: parameters('device'),
      responses: {
        200: json('Open.', schema('DeviceOffer')),
        ...problems(403, 404, 410),
      },
    },
    post: {
      operationId: 'useDeviceLink',
      summary:
        'Makes this browser the person of the link, once. Its documents move to that person, unless it belongs to an account.',
      parameters: parameters('asPerson'),
      requestBody: body({ 'application/json': schema('DeviceSecret') }),
      responses: {
        200: json('This browser is that person, by its new cookie.', schema('DeviceOffer')),
        ...problems(403, 404, 410, 413, 415, 422),
      },
    },
  },
};
