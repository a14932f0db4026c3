import { checkAudit } from '../doctor/check-audit.ts'
import { checkBackups } from '../doctor/check-backups.ts'
import { checkDatabase } from '../doctor/check-database.ts'
import { checkFiles } from '../doctor/check-files.ts'
import { checkHolders } from '../doctor/check-holders.ts'
import { checkSealed } from '../doctor/check-sealed.ts'
import { checkDisk, checkMachine } from '../doctor/check-machine.ts'
import { checkMail } from '../doctor/check-mail.ts'
import { failure, type Finding, ok } from '../doctor/finding.ts'
import { DatabaseProblem } from '../platform/database/database-problem.ts'
import { hasEmbeddedDatabase } from '../platform/database/embedded/cluster-folder.ts'
import type { CommandIo } from './command-io.ts'
import { defineCommand } from './define-command.ts'

const marks = { ok: 'ok      ', warning: 'warning ', failure: 'FAILURE ' }

export const doctorCommand = defineCommand({
  name: 'doctor',
  summary: 'check settings, database, roles, migrations, audit, disk and secret, and say what to do',
  options: {},
  details: 'Changes nothing. Exit code 1 when something fails.',
  async run(io) {
    const findings = [...checkMachine(io.env), ...(await examineDatabase(io))]
    if (io.json) {
      io.printJson(findings)
    } else {
      for (const { check, state, text, advice } of findings) {
        io.print(`${marks[state]}${check}: ${text}`)
        if (advice !== undefined) io.print(`          → ${advice}`)
      }
    }
    return findings.some((finding) => finding.state === 'failure') ? 1 : 0
  },
})

async function examineDatabase(io: CommandIo): Promise<Finding[]> {
  if (io.env.databaseUrl === null && !hasEmbeddedDatabase(io.env.dataDir)) {
    return [ok('database', `there is none in ${io.env.dataDir} yet; npm start makes it`)]
  }
  try {
    const database = await io.database({ migrate: 'never' })
    const server =
      database.server === null
        ? ok(
            'server',
            database.kind === 'embedded' ? 'no server is running' : 'not looked for: the database is your own',
          )
        : ok('server', `process ${database.server.pid} at ${database.server.address}`)
    const disk = database.folder === null ? [] : [checkDisk('disk of the database', database.folder)]
    const findings = await checkDatabase(database)
    // Where migrations are pending there may be nothing sealed to look at yet.
    const isCurrent = !findings.some(({ check, state }) => check === 'migrations' && state === 'failure')
    const sealed = isCurrent ? await checkSealed(io.env, database) : []
    return [
      server,
      ...disk,
      ...findings,
      ...(await checkAudit(database)),
      ...(isCurrent ? [await checkHolders(database)] : []),
      ...sealed,
      ...(isCurrent ? await checkFiles(io.env, database) : []),
      ...(isCurrent ? await checkMail(io.env, database) : []),
      ...(await checkBackups(io.env, database)),
    ]
  } catch (error) {
    if (!(error instanceof DatabaseProblem)) throw error
    return [failure('database', error.message, 'Mend that first, then run the doctor again.')]
  }
}
