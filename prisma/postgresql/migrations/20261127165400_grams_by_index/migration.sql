-- The keys of texts that have all of these grams, always by the index. PostgreSQL does not reckon what it takes to unpack the
-- grams of each text, and would rather read them all where there are some thousands.
CREATE FUNCTION "keysWith"("asked" INTEGER[]) RETURNS SETOF INTEGER LANGUAGE sql STABLE SET enable_seqscan = off
  AS 'SELECT "key" FROM "SearchGrams" WHERE "grams" @> "asked"';
