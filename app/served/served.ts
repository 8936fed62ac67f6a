import { type DehydratedState, dehydrate, QueryClient } from '@tanstack/react-query';
import { headers } from 'next/headers';
import { GET as getDocument } from '@/app/api/documents/[id]/route';
import { GET as getDocuments } from '@/app/api/documents/route';
import { GET as getMe } from '@/app/api/me/route';
import { documentsPath, listOf, snapshotOf } from '@/lib/client/api/documents-api';
import { type Refusal, refusalOf } from '@/lib/client/api/problem-error';
import { readJson } from '@/lib/client/api/read-json';
import { type Myself, myself } from '@/lib/client/api/shapes';
import { documentQuery, documentsQuery, meQuery } from '@/lib/client/cache/queries';
import { asSent } from '@/lib/client/cache/served';
import { apiRequest, saysWho } from '@/lib/server/pages/api-request';
import { answerWith } from '@/lib/server/pages/page-status';

/** What a page comes with. */
interface Served {
  readonly state: DehydratedState;
  /** Who asked for the page; `null` where that is nobody yet: a page makes nobody somebody. */
  readonly me: Myself | null;
}

/** What the page of a document comes with; `refusal`: why that is not the document. */
export interface ServedDocument extends Served {
  readonly refusal: Refusal | null;
}

/** Statuses by which the server has the last word on whether a document may be seen. */
const REFUSED = [403, 404, 410];
/**
 * The status while the database cannot be used. A page is answered with it too: then the worker of a browser that has one shows
 * what this device has, and in any other the page says why it is empty, and asks again.
 */
const AWAY = 503;

/**
 * A document and who asks for it, as the API answers them. Where it cannot answer now, nothing: then the browser asks, as
 * often as it takes.
 */
export async function servedDocument(id: string): Promise<ServedDocument> {
  return served(async (client, fields) => {
    const request = apiRequest(`/api/documents/${encodeURIComponent(id)}`, fields);
    const answer = await getDocument(request, { params: Promise.resolve({ id }) });
    if (answer.status === AWAY) answerWith(AWAY);
    if (answer.status === 200) client.setQueryData(documentQuery(id).queryKey, await snapshotOf(answer));
    return { refusal: REFUSED.includes(answer.status) ? await refusalOf(answer) : null };
  });
}

/** The first page of the list of documents, all or those that are searched for, and whose it is. */
export async function servedDocuments(search: string): Promise<Served> {
  return served(async (client, fields) => {
    const query = { search, deleted: false };
    const path = documentsPath(query);
    const answer = await getDocuments(apiRequest(path, fields), { params: Promise.resolve({}) });
    if (answer.status === AWAY) answerWith(AWAY);
    if (answer.status === 200) {
      const pages = [await listOf(answer)];
      client.setQueryData(documentsQuery(query).queryKey, { pages, pageParams: [path] });
    }
    return {};
  });
}

/** Reads as whoever asks for the page. What nobody was shown is to be asked for again once they are somebody. */
async function served<More>(
  read: (client: QueryClient, fields: Headers) => Promise<More>,
): Promise<Served & More> {
  const fields = new Headers(await headers());
  const client = new QueryClient();
  const request = apiRequest('/api/me', fields);
  const known = await saysWho(request);
  const [more, me] = await Promise.all([
    read(client, fields),
    known ? getMe(request, { params: Promise.resolve({}) }).then(meOf) : null,
  ]);
  if (me) client.setQueryData(meQuery().queryKey, me);
  else await client.invalidateQueries({ refetchType: 'none' });
  return { ...more, state: dehydrate(client, asSent), me };
}

async function meOf(answer: Response): Promise<Myself | null> {
  return answer.status === 200 ? readJson(answer, myself) : null;
}
