// Run by tests as a process of its own: opens the embedded database, says how on one line, and keeps it until a signal.
import { openEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.ts'

const [, , dataDir = '', as = 'server', fallbackFolder] = process.argv
const say = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`)
const notices: string[] = []
try {
  const postgres = await openEmbeddedPostgres({
    dataDir,
    as: as === 'server' ? 'server' : 'command',
    address: 'http://127.0.0.1:41090',
    notify: (message) => notices.push(message),
    onLost: (error) => say({ lost: String(error) }),
    extraSettings: { fsync: 'off', shared_buffers: '32MB', max_wal_size: '128MB' },
    ...(fallbackFolder === undefined ? {} : { fallbackFolder }),
  })
  let isClosing = false
  const close = () => {
    if (isClosing) return
    isClosing = true
    void postgres.close().then(() => process.exit(0))
  }
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, close)
  say({
    ownerUrl: postgres.ownerUrl,
    folder: postgres.folder,
    server: postgres.server,
    notices,
    uid: process.getuid?.(),
  })
  setInterval(() => undefined, 60_000)
} catch (error) {
  say({ error: error instanceof Error ? error.message : String(error) })
  process.exitCode = 1
}
