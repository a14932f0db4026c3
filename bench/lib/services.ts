import type { Kysely } from 'kysely'
import { pino } from 'pino'
import { fixedSecrets } from '@zhike/server/src/platform/auth/secrets.ts'
import type { Services } from '@zhike/server/src/platform/context/context.ts'
import { openFileStore } from '@zhike/server/src/platform/files/file-store.ts'
import type { Database } from '@zhike/server/src/platform/database/generated/database-types.ts'

/** What verbs of the product need when the bench calls them in its own process; nothing it calls queues a job. */
export function benchServices(db: Kysely<Database>, dataDir: string): Services {
  return {
    db,
    log: pino({ level: 'error' }, pino.destination(2)),
    clock: () => new Date(),
    dataDir,
    files: openFileStore(dataDir, null),
    publicUrl: '',
    publicUrlIsSet: false,
    secrets: fixedSecrets('what the bench seals nobody opens'),
    queue: { add: () => Promise.reject(new Error('the bench itself queues nothing')) },
  }
}
