import { DataProvider } from '@/components/documents/shared/data-provider';
import { OfflineShell } from './offline-shell';

/** What the worker shows in place of any page while the server cannot be reached. Made once, when building. */
export default function Page() {
  return (
    <DataProvider>
      <OfflineShell />
    </DataProvider>
  );
}
