import type { FastifyInstance } from 'fastify'
import { buildApp } from '../src/app.ts'
import { watchSecrets } from '../src/platform/auth/secrets.ts'
import { createDatabase } from '../src/platform/database/connect.ts'
import type { TestApp } from './test-app.ts'

/** Another server on the same database and secret file: nothing but these is shared with the first. */
export async function startSecondProcess(first: TestApp): Promise<{ app: FastifyInstance; close(): Promise<void> }> {
  const handle = createDatabase(first.database.appUrl, { applicationName: 'zhike test, another process' })
  const services = { ...first.services, db: handle.db, secrets: watchSecrets(first.env.secretFile) }
  const app = await buildApp(services, first.env)
  await app.ready()
  return {
    app,
    async close() {
      await app.close()
      await handle.close()
    },
  }
}
