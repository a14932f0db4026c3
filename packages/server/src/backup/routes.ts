import { backupRoutes } from '@zhike/core/backup/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { deleteBackup } from './delete-backup.ts'
import { downloadBackup } from './download-backup.ts'
import { getBackups } from './get-backups.ts'
import { putBackupSchedule } from './put-backup-schedule.ts'
import { startBackup } from './start-backup.ts'
import { startRestoreTest } from './start-restore-test.ts'

export const bindBackupRoutes: BindRoutes = (app, _services, env) => {
  const { dataDir } = env
  bindRoute(app, backupRoutes.getBackups, (ctx) => getBackups(ctx, env))
  bindRoute(app, backupRoutes.startBackup, (ctx) => startBackup(ctx, env))
  bindRoute(app, backupRoutes.putBackupSchedule, (ctx, { body, version }) =>
    putBackupSchedule(ctx, dataDir, body, version),
  )
  bindRoute(app, backupRoutes.downloadBackup, async (ctx, { params, reply }) => {
    const { name, bytes, content } = await downloadBackup(ctx, dataDir, params.id)
    reply
      .header('content-type', 'application/octet-stream')
      .header('content-length', bytes)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'no-store')
      .send(content)
  })
  bindRoute(app, backupRoutes.deleteBackup, (ctx, { params }) => deleteBackup(ctx, dataDir, params.id))
  bindRoute(app, backupRoutes.startRestoreTest, (ctx, { params }) => startRestoreTest(ctx, dataDir, params.id))
}
