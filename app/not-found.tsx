import { buttonClasses } from '@/components/ui/controls/button';
import { EmptyState } from '@/components/ui/page/empty-state';
import { PlainHeader } from '@/components/ui/page/plain-header';

/** Every page carries this along for when there is none: so nothing on it needs a script. */
export default function NotFound() {
  return (
    <>
      <title>Not found · Midair</title>
      <PlainHeader />
      <main id="main" className="px-4">
        <EmptyState
          level={1}
          title="There is no such page"
          actions={
            <a href="/" className={buttonClasses('primary')}>
              All documents
            </a>
          }
        >
          The address may have been mistyped or cut short.
        </EmptyState>
      </main>
    </>
  );
}
