import { expect, it } from 'vitest';
import { inDialog, versionOf } from '@/lib/client/testing/drive';
import { waitingNews } from './waiting-news';

const news = { type: 'head-changed', head: versionOf(3, 'one AGAIN three') } as const;
const write = (active: boolean) => ({ type: 'write', active }) as const;

it('says what waits while a field is typed in, and nothing otherwise', () => {
  const driven = inDialog().tell(write(true));
  expect(waitingNews(driven.session)).toBeNull();
  driven.tell(news);
  expect(waitingNews(driven.session)).toMatch(/^\S.*'s newer version comes in when you leave this field\.$/);
  driven.tell(write(false));
  expect(waitingNews(driven.session)).toBeNull();
});

it('says that the document was deleted', () => {
  const { session } = inDialog().tell(write(true));
  const gone = { reason: 'deleted', by: null, at: null } as const;
  expect(waitingNews({ ...session, gone })).toMatch(/^This document was deleted meanwhile\./);
  expect(waitingNews({ ...session, gone, writing: false })).toBeNull();
});
