// Started by the server for one backup or restore test: a process of its own, so that neither its memory nor its work
// is the server's. It ends with the server: nobody would hear of it any more.
import { constants, setPriority } from 'node:os'
import { createCommandIo } from '../cli/command-io.ts'
import { readEnv } from '../env.ts'
import { systemContext } from '../platform/context/system-context.ts'
import { executeRun } from './execute-run.ts'

setPriority(constants.priority.PRIORITY_LOW)
const env = readEnv()
const io = createCommandIo(env, { json: false, as: undefined, name: 'backup worker' })
let isEnding = false
const end = (code: number) => {
  if (isEnding) return
  isEnding = true
  void io.close().finally(() => process.exit(code))
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => end(143))
process.on('disconnect', () => end(143))

const { ownerUrl } = await io.database({ migrate: 'never' })
const ctx = await systemContext(await io.services(), 'job:run-backup', 'job')
await executeRun(ctx, { ownerUrl, ...env }, process.argv[2] ?? '')
end(0)
