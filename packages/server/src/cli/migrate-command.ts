import { backupBeforeUpgrade } from '../backup/before-upgrade.ts'
import { rememberProgram } from '../backup/program-file.ts'
import { migrate } from '../platform/database/migrate.ts'
import { defineCommand } from './define-command.ts'

export const migrateCommand = defineCommand({
  name: 'migrate',
  summary: 'bring the database up to date (npm start does so by itself)',
  options: {
    'no-backup': { type: 'boolean', description: 'do not back up first; you have a backup of your own' },
  },
  details:
    'A database that a company works with is backed up before anything is changed, and the way back is printed.\n' +
    'To leave that out: --no-backup, or ZHIKE_BACKUP_BEFORE_UPGRADE=no (also for npm start).',
  async run(io, { values }) {
    const database = await io.database({ migrate: 'never' })
    const settings = { ...io.env, backupBeforeUpgrade: io.env.backupBeforeUpgrade && values['no-backup'] !== true }
    const backUp = backupBeforeUpgrade(settings, io.note)
    const applied = await migrate({
      ownerUrl: database.ownerUrl,
      appRole: database.appRole,
      beforeUpgrade: (pending) => backUp(database.ownerUrl, pending),
      onMigration: (name) => io.note(`migration ${name}`),
    })
    rememberProgram(io.env.dataDir)
    if (io.json) io.printJson({ applied })
    else io.print(applied.length === 0 ? 'The database is up to date.' : `${applied.length} migrations applied.`)
  },
})
