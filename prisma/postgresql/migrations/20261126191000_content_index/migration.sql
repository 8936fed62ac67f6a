-- The versions of a document with the same content, by what their tags say of it. An index over an expression, of which the
-- models know nothing.
CREATE INDEX "Revision_documentId_content_idx" ON "Revision"("documentId", (split_part("etag", '-', 2)), "version");
