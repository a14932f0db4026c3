import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import { backupOverview, backupRun, backupSchedule, scheduleInput } from './schema.ts'

const tag = 'backup'

export const getBackups = defineRoute({
  operationId: 'getBackups',
  method: 'GET',
  path: '/api/v1/backups',
  tag,
  summary: 'The backups this server made, newest first, what is under way, and the schedule',
  permission: 'backup.read',
  output: backupOverview,
})

export const startBackup = defineRoute({
  operationId: 'startBackup',
  method: 'POST',
  path: '/api/v1/backups',
  tag,
  summary: 'Make a backup now',
  permission: 'backup.manage',
  status: 202,
  output: backupRun,
  errors: [409, 422],
})

export const putBackupSchedule = defineRoute({
  operationId: 'putBackupSchedule',
  method: 'PUT',
  path: '/api/v1/backup-schedule',
  tag,
  summary: 'When backups are made, where, and how many are kept',
  permission: 'backup.manage',
  body: scheduleInput,
  output: backupSchedule,
  requiresVersion: true,
  errors: [412, 422, 428],
})

export const downloadBackup = defineRoute({
  operationId: 'downloadBackup',
  method: 'GET',
  path: '/api/v1/backups/{id}/content',
  tag,
  summary: 'The file itself; that it left the house is audited',
  permission: 'backup.manage',
  params: idParams,
  responseMedia: 'stream',
  errors: [404],
})

export const deleteBackup = defineRoute({
  operationId: 'deleteBackup',
  method: 'DELETE',
  path: '/api/v1/backups/{id}',
  tag,
  summary: 'Remove a backup from the disk',
  permission: 'backup.manage',
  params: idParams,
  errors: [404, 409, 422],
})

export const startRestoreTest = defineRoute({
  operationId: 'startRestoreTest',
  method: 'POST',
  path: '/api/v1/backups/{id}/restore-tests',
  tag,
  summary: 'Restore a backup into a scratch database, compare, report, drop',
  permission: 'backup.manage',
  params: idParams,
  status: 202,
  output: backupRun,
  errors: [404, 409],
})

export const backupRoutes = {
  getBackups,
  startBackup,
  putBackupSchedule,
  downloadBackup,
  deleteBackup,
  startRestoreTest,
}
