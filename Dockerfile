# The image has its own Node, so the packages that bring one (docs/decisions/001) are taken out again.
FROM node:24-slim AS build
WORKDIR /srv/kruzhok
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-* node_modules/node-win-* node_modules/.bin/node
COPY . .
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
WORKDIR /srv/kruzhok
# The code is root's: the app may write only into its data.
COPY --from=build /srv/kruzhok ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is told to stop (SIGTERM), not a shell or npm around it.
CMD ["node", "--max-old-space-size=1024", "--max-semi-space-size=16", "--disable-warning=ExperimentalWarning", "--import=./app/server/run-stripped.js", "app/server/start.ts"]
