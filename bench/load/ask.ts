import http from 'node:http';

/** Header fields by their names in lower case. */
export type Fields = Readonly<Record<string, string>>;

/** A request as it is sent to any subject. */
export interface Asked {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly headers: Fields;
  readonly body?: string;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request over the connections of an agent, by default over a shared one, and reads all of the answer. */
export function ask(base: string, { method, path, headers, body }: Asked, agent = shared): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, base), { method, headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString(),
        }),
      );
      response.on('error', reject);
    });
    request.on('error', reject).end(body);
  });
}

const shared = new http.Agent({ keepAlive: true });
