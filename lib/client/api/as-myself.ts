import { documents } from './documents-api';

/** The field by which a change is made only while this browser is still who this page knows. */
export async function asMyself(): Promise<Readonly<Record<string, string>>> {
  return { 'As-Person': (await documents.me()).id };
}
