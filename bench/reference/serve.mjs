// Serves the reference as the application is served: a server of Node's around the framework's handler.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import next from 'next';

process.env.NODE_ENV = 'production';
const port = Number(process.env.PORT);
const app = next({
  dev: false,
  dir: fileURLToPath(new URL('.', import.meta.url)),
  hostname: '127.0.0.1',
  port,
});
const handle = app.getRequestHandler();
await app.prepare();
const server = createServer((request, response) => handle(request, response));
server.listen(port, '127.0.0.1', () =>
  console.log(`The reference is ready at http://127.0.0.1:${server.address().port}`),
);
