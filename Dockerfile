# The application alone; its database is PostgreSQL elsewhere, or SQLite on the volume. docs/operations.md says how to run it.

# The release that the tests run on; package.json says which others will do.
ARG NODE=20.20.2

FROM node:${NODE}-bookworm-slim AS built
# Where the registry has no binary of better-sqlite3 for this machine, it is compiled.
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /midair
ENV NEXT_TELEMETRY_DISABLED=1
# Installed anew only where what is to be installed has changed.
COPY package.json package-lock.json ./
COPY lib/http/package.json lib/http/
COPY lib/merge/package.json lib/merge/
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/generate.mjs \
  && NODE_ENV=production npx next build \
  && rm -rf .next/cache \
  && npm prune --omit=dev --no-audit --no-fund

FROM node:${NODE}-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /midair
# Belongs to root, so that whoever runs it cannot change it: only the volume is written to.
COPY --from=built /midair/package.json /midair/next.config.js ./
COPY --from=built /midair/node_modules node_modules
COPY --from=built /midair/.next .next
COPY --from=built /midair/public public
COPY --from=built /midair/prisma prisma
COPY --from=built /midair/scripts scripts
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
# It listens to SIGTERM itself and starts no other processes, so that it needs no init before it.
STOPSIGNAL SIGTERM
# Whether the process lives. Whether it can serve is said at /api/ready, which is for whoever sends it requests.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "scripts/healthy.mjs"]
CMD ["node", "--max-semi-space-size=24", "scripts/serve.mjs"]
