import type { QueryClient } from '@tanstack/react-query';
import { documentQuery, versionsQuery } from './queries';

/**
 * Forgets what the page has of a document that may not be read any more; what shows it asks again, and is told so. The
 * lists as well.
 */
export function withhold(client: QueryClient, documentId: string): void {
  client.removeQueries({ queryKey: ['version', documentId] });
  void client.resetQueries({ queryKey: versionsQuery(documentId).queryKey });
  void client.resetQueries({ queryKey: documentQuery(documentId).queryKey });
  void client.invalidateQueries({ queryKey: ['documents'] });
}
