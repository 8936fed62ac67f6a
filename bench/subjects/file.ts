import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Subject, startSubject } from './subject';

/** Starts a server of one file, which has this content. */
export async function startFile(content: string): Promise<Subject> {
  const subject = await startSubject({
    name: 'file',
    script: fileURLToPath(new URL('file-server.mjs', import.meta.url)),
    env: { FOLDER: '$FOLDER' },
  });
  writeFileSync(path.join(subject.folder, 'file'), content);
  return subject;
}
