/**
 * What somebody read, and the tag that guards it. The tag belongs to this content and to nobody else's: who keeps tags by
 * address instead gives an old text the tag of a newer one as soon as anything reads that address again, and overwrites.
 */
export interface Version<Content> {
  readonly url: string;
  /** Strong, as it stands in ETag. */
  readonly etag: string;
  readonly content: Content;
}
