import path from 'node:path';
import { defineConfig } from 'prisma/config';

// For Prisma's own commands by hand, on the database that the application uses: `npx prisma studio`, and, where its
// schema engine can be downloaded, `npx prisma migrate deploy`. Starting the application needs neither.
const { DATABASE_URL, DATA_DIR = 'data' } = process.env;
const provider = DATABASE_URL ? 'postgresql' : 'sqlite';

export default defineConfig({
  schema: `lib/server/database/generated/${provider}.prisma`,
  migrations: { path: `prisma/${provider}/migrations` },
  // With two slashes: studio knows a database by what comes before them.
  datasource: { url: DATABASE_URL || `file://${path.resolve(DATA_DIR, 'midair.sqlite')}` },
});
