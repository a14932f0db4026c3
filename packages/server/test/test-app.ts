import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { countOtherHolders } from '../src/doctor/holder-queries.ts'
import { buildApp } from '../src/app.ts'
import { readEnv, type Env } from '../src/env.ts'
import { watchSecrets } from '../src/platform/auth/secrets.ts'
import type { JobQueue, Services } from '../src/platform/context/context.ts'
import { openFileStore } from '../src/platform/files/file-store.ts'
import { prepareEverything } from './prepare-everything.ts'
import { createTestDatabase, type TestDatabase } from './template-database.ts'

export interface AddedJob {
  name: string
  data: Record<string, unknown>
}

/** The whole HTTP side over an empty, migrated database: no company yet. */
export interface TestApp {
  database: TestDatabase
  services: Services
  env: Env
  app: FastifyInstance
  /** Jobs that were added and not run; nothing runs by itself. */
  jobs: AddedJob[]
  /** Stops the clock of verbs at an instant; null lets it run. Sessions and keys live by the real one. */
  setClock(instant: string | null): void
  close(): Promise<void>
}

export interface TestAppOptions {
  /** For a test that asks the same thousands of times; see prepareEverything. */
  prepares?: boolean
}

export async function createTestApp(
  settings: Record<string, string> = {},
  { prepares = false }: TestAppOptions = {},
): Promise<TestApp> {
  const database = await createTestDatabase()
  if (prepares) prepareEverything(database.pool)
  const dataDir = mkdtempSync(join(tmpdir(), 'zhike-world-'))
  const env = readEnv({ ZHIKE_DATA_DIR: dataDir, ...settings })
  const jobs: AddedJob[] = []
  let stopped: Date | null = null
  const queue: JobQueue = {
    async add(_db, name, data) {
      jobs.push({ name, data: data as Record<string, unknown> })
    },
  }
  const services: Services = {
    db: database.db,
    log: pino({ level: process.env.ZHIKE_TEST_LOG ?? 'fatal' }),
    clock: () => stopped ?? new Date(),
    dataDir,
    files: openFileStore(dataDir, env.bucket),
    secrets: watchSecrets(env.secretFile),
    publicUrl: env.publicUrl,
    publicUrlIsSet: env.publicUrlIsSet,
    queue,
  }
  const app = await buildApp(services, env)
  await app.ready()
  return {
    database,
    services,
    env,
    app,
    jobs,
    setClock(instant) {
      stopped = instant === null ? null : new Date(instant)
    },
    async close() {
      await app.close()
      // Whatever a test did: lists and tenures name the same holders.
      const others = await countOtherHolders(database.db)
      if (others > 0) throw new Error(`${others} customers stand in lists under another holder than their tenure names`)
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
