-- The versions of a document with the same content, by what their tags say of it. An index over an expression, of which the
-- models know nothing.
CREATE INDEX "Revision_documentId_content_idx" ON "Revision"("documentId", substr("etag", instr("etag", '-') + 1), "version");
