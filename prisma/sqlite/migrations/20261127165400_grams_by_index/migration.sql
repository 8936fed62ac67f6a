-- SQLite goes to its index for texts anyway.
SELECT 1;
