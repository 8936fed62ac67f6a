'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useCallback, useRef } from 'react';
import { useDocumentActions } from '@/components/documents/shared/use-document-actions';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { later } from '@/components/ui/hooks/later';
import { EmptyState } from '@/components/ui/page/empty-state';
import { SiteHeader } from '@/components/ui/page/site-header';
import { DeletedDocuments } from './deleted-documents';
import { DocumentList } from './document-list';
import { IdentityControl } from './identity-control';
import { ImportArea } from './import-area';
import { SearchField } from './search-field';
import { useImport } from './use-import';

const TextsOnDevice = later(() => import('./texts-on-device').then(({ TextsOnDevice }) => TextsOnDevice));

const more = [
  { href: '/lab', name: 'Try a collision' },
  { href: '/learn', name: 'Why updates get lost' },
  { href: '/settings', name: 'Settings' },
];

/** All documents of a person: find one, start one, bring one in, bring one back. */
export function HomePage() {
  const search = useSearchParams().get('q')?.trim() ?? '';
  const { create, creating } = useDocumentActions();
  const importFiles = useImport();
  const picker = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  // Without the router, which would ask the server for the page: this has to work without it.
  const onSearch = useCallback(
    (query: string) =>
      history.replaceState(null, '', query === '' ? '/' : `/?q=${encodeURIComponent(query)}`),
    [],
  );
  const startOne = () => void create({ title: 'Untitled', body: '' });
  const pick = () => picker.current?.click();

  return (
    <ImportArea onFiles={(files) => void importFiles(files)}>
      <title>{search === '' ? 'Documents · Midair' : `“${search}” · Midair`}</title>
      <SiteHeader>
        <IdentityControl />
      </SiteHeader>
      <main id="main" className="mx-auto max-w-4xl px-4 pt-6 pb-24 sm:px-6 sm:pt-10">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h1 ref={heading} tabIndex={-1} className="font-serif text-3xl outline-none sm:text-4xl">
            Documents
          </h1>
          <nav aria-label="More of Midair" className="flex flex-wrap gap-x-5 text-sm text-ink-soft">
            {more.map(({ href, name }) => (
              <Link
                key={href}
                href={href}
                className="inline-flex min-h-9 items-center underline decoration-line-strong underline-offset-4 hover:text-ink"
              >
                {name}
              </Link>
            ))}
          </nav>
        </div>
        <div className="mt-6 mb-4 flex flex-wrap gap-2 sm:gap-3">
          <SearchField value={search} onSearch={onSearch} />
          <div className="flex gap-2 max-sm:w-full sm:gap-3">
            <Button variant="primary" className="max-sm:flex-1" onClick={startOne} disabled={creating}>
              <Icon name="plus" />
              {creating ? 'Opening…' : 'New document'}
            </Button>
            <Button onClick={pick}>
              <Icon name="upload" />
              Import
            </Button>
          </div>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            accept=".md,.markdown,.mdown,.txt,text/markdown,text/plain"
            aria-label="Markdown files to import"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              void importFiles(files);
            }}
          />
        </div>
        <TextsOnDevice patient heading={heading} />
        <DocumentList
          search={search}
          heading={heading}
          start={
            <EmptyState
              title="Write something together"
              actions={
                <>
                  <Button variant="primary" onClick={startOne} disabled={creating}>
                    Start a document
                  </Button>
                  <Button onClick={pick}>Import a Markdown file</Button>
                </>
              }
            >
              Anyone with the link can write with you. When two people save at the same time, nothing is
              overwritten: both texts are kept and brought together.
            </EmptyState>
          }
        />
        <DeletedDocuments />
      </main>
    </ImportArea>
  );
}
