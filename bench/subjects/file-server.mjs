// A file of the folder FOLDER, whatever is asked for: what bytes cost that nobody has to look for.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';

const file = `${process.env.FOLDER}/file`;
const server = createServer((_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': statSync(file).size });
  createReadStream(file).pipe(response);
});
server.listen(0, '127.0.0.1', () => console.log(`ready at http://127.0.0.1:${server.address().port}`));
