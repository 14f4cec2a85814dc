# One process, one SQLite file. Keep /app/data on a volume: it is the whole memory of the bot.
FROM node:26-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY src ./src
COPY commands ./commands
COPY seeds ./seeds
COPY drizzle ./drizzle
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
# node itself, not npm: signals reach the program, and it stops gracefully.
CMD ["node", "src/main.ts"]
