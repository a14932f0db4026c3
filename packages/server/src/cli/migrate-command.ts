import { migrate } from '../platform/database/migrate.ts'
import { defineCommand } from './define-command.ts'

export const migrateCommand = defineCommand({
  name: 'migrate',
  summary: 'bring the database up to date (npm start does so by itself)',
  options: {},
  async run(io) {
    const database = await io.database({ migrate: 'never' })
    const applied = await migrate({
      ownerUrl: database.ownerUrl,
      appRole: database.appRole,
      onMigration: (name) => io.note(`migration ${name}`),
    })
    if (io.json) io.printJson({ applied })
    else io.print(applied.length === 0 ? 'The database is up to date.' : `${applied.length} migrations applied.`)
  },
})
