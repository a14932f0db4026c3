import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { deleteBackup, getBackups, putBackupSchedule, startBackup, startRestoreTest } from '@zhike/core/backup/api'
import type { BackupOverview, ScheduleInput } from '@zhike/core/backup/schema'
import { callRoute } from '../app/api-client.ts'

const pollMs = 1500

export const isOpenRun = ({ state }: { state: string }) => state === 'queued' || state === 'running'

export const backupsQuery = queryOptions({
  queryKey: ['backups'],
  queryFn: ({ signal }) => callRoute(getBackups, { signal }),
  // While something is under way, and now and then, for a scheduled backup begins by itself.
  refetchInterval: (query) => (query.state.data?.runs.some(isOpenRun) ? pollMs : 60_000),
})

function useRefresh() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: backupsQuery.queryKey })
}

export function useStartBackup() {
  const refresh = useRefresh()
  return useMutation({ mutationFn: () => callRoute(startBackup), onSettled: refresh })
}

export function useStartTest() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => callRoute(startRestoreTest, { params: { id } }),
    onSettled: refresh,
  })
}

export function useDeleteBackup() {
  const refresh = useRefresh()
  return useMutation({ mutationFn: (id: string) => callRoute(deleteBackup, { params: { id } }), onSettled: refresh })
}

export function useSaveSchedule(schedule: BackupOverview['schedule']) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: ScheduleInput) => callRoute(putBackupSchedule, { body, version: schedule.version }),
    onSuccess: refresh,
  })
}
