import type { Logger } from 'pino'
import type { Env } from './env.ts'
import type { JobQueue, Services } from './platform/context/context.ts'
import { watchSecrets } from './platform/auth/secrets.ts'
import { createDatabase } from './platform/database/connect.ts'
import { openFileStore } from './platform/files/file-store.ts'
import type { OpenDatabase } from './platform/database/open-database.ts'

export interface OpenServices {
  services: Services
  close(): Promise<void>
}

/** What every request, job and command works with, over a database that is open already. */
export function openServices(
  env: Env,
  database: OpenDatabase,
  log: Logger,
  queue: JobQueue,
  maxConnections = 20,
): OpenServices {
  const handle = createDatabase(database.appUrl, {
    applicationName: 'zhike application',
    maxConnections,
    onError: (error) => log.warn({ err: error }, 'an idle database connection broke'),
  })
  return {
    services: {
      db: handle.db,
      log,
      clock: () => new Date(),
      dataDir: env.dataDir,
      files: openFileStore(env.dataDir, env.bucket),
      secrets: watchSecrets(env.secretFile),
      publicUrl: env.publicUrl,
      publicUrlIsSet: env.publicUrlIsSet,
      queue,
    },
    close: () => handle.close(),
  }
}
