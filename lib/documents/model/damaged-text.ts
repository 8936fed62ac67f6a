/**
 * What is stored as the text of a version is not what its tag was made of: the disk or whoever copied the database has changed
 * it. It is nobody's words, so it is never served, and nothing is built on it.
 */
export class DamagedText extends Error {
  readonly documentId: string;
  readonly version: number;

  constructor(documentId: string, version: number) {
    super(`The stored text of version ${version} of document ${documentId} is damaged.`);
    this.name = 'DamagedText';
    this.documentId = documentId;
    this.version = version;
  }
}
