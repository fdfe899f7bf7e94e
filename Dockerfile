# The one image of this project: API, workers and migrations are its commands; what npm start and the tests bring is not
# in it. There is no build step: tsx runs the sources. The -slim image has the glibc that Temporal's SDK is made for; Alpine's has not.
FROM node:24.20.0-trixie-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No package runs a script of its own (.npmrc), and none of these needs to.
RUN npm ci --omit=dev

FROM node:24.20.0-trixie-slim
WORKDIR /app
# npm writes nothing that is needed: the image is run with a disk that cannot be written to.
ENV NODE_ENV=production \
    BUNDLE_CACHE=/app/bundle \
    npm_config_cache=/tmp/npm \
    npm_config_logs_max=0 \
    npm_config_update_notifier=false
COPY --from=packages /app/node_modules node_modules
COPY . .
# The Workflows in one piece, made here so that a worker starts at once.
RUN node --import tsx --eval "import('./worker/workflow-bundle.ts').then(({ workflowBundle }) => workflowBundle(process.env.BUNDLE_CACHE))"
# Where the volume with the list of destroyed keys is mounted: it begins as this folder is.
RUN mkdir /destroyed-keys && chown node:node /destroyed-keys
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.API_PORT ?? 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "api/main.ts"]
