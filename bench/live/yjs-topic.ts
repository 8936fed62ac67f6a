import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Subject } from '../subjects/subject';
import type { Topic } from './topics';

/** What is used of yjs and of ws, which are installed only where this is measured. */
interface YText {
  insert(at: number, text: string): void;
  toString(): string;
}
interface YDoc {
  getText(name: string): YText;
  on(event: 'update', heard: (update: Uint8Array) => void): void;
}
interface Yjs {
  readonly Doc: new () => YDoc;
  applyUpdate(doc: YDoc, update: Uint8Array): void;
}
interface Socket extends NodeJS.EventEmitter {
  binaryType: string;
  send(bytes: Uint8Array, sent?: () => void): void;
  close(): void;
}

/** Kinds of messages of y-websocket: of synchronising, and of these. */
const SYNC = 0;
const ASK = 0;
const TELL = 1;
const UPDATE = 2;

/** A text of y-websocket, typed into again and again, and what there is of it in the end. */
export interface YjsTopic extends Topic {
  /** How many of the insertions are missing in what somebody new is told. */
  lost(): Promise<number>;
}

/** Somebody writes into a text; others are told as that program tells them. */
export async function yjsTopic({ base }: Subject, folder: string): Promise<YjsTopic> {
  const installed = createRequire(path.join(folder, 'package.json'));
  const yjs = installed('yjs') as Yjs;
  const WebSocket = installed('ws') as new (url: string) => Socket;
  const stream = `${base.replace('http:', 'ws:')}/measured`;
  const writer = new WebSocket(stream);
  await once(writer, 'open');
  const doc = new yjs.Doc();
  let sent = Promise.resolve();
  doc.on('update', (update) => {
    sent = new Promise((resolve) => writer.send(message(UPDATE, update), resolve));
  });
  const marks: string[] = [];
  const markOf = (number: number) => `«${number}» ${'x'.repeat(300)}`;
  return {
    stream,
    next: () => Buffer.from(`«${marks.length}»`).toString('latin1'),
    publish: async () => {
      marks.push(`«${marks.length}»`);
      doc.getText('text').insert(0, markOf(marks.length - 1));
      await sent;
    },
    lost: async () => {
      const fresh = new yjs.Doc();
      const reader = new WebSocket(stream);
      reader.binaryType = 'nodebuffer';
      const told = new Promise<void>((resolve) => {
        reader.on('message', (bytes: Buffer) => {
          if (bytes[0] !== SYNC || bytes[1] !== TELL) return;
          yjs.applyUpdate(fresh, contentOf(bytes));
          resolve();
        });
      });
      await once(reader, 'open');
      // An empty state: whoever asks has nothing.
      reader.send(message(ASK, Uint8Array.of(0)));
      await told;
      reader.close();
      writer.close();
      const text = fresh.getText('text').toString();
      return marks.filter((mark) => !text.includes(mark)).length;
    },
  };
}

/** A message of synchronising; its content follows its length, which is written in groups of seven bits. */
function message(kind: number, content: Uint8Array): Uint8Array {
  const length: number[] = [];
  let rest = content.length;
  for (; rest > 127; rest = Math.floor(rest / 128)) length.push((rest % 128) + 128);
  return Uint8Array.from([SYNC, kind, ...length, rest, ...content]);
}

function contentOf(bytes: Buffer): Uint8Array {
  let at = 2;
  while (bytes[at]! > 127) at += 1;
  return bytes.subarray(at + 1);
}
