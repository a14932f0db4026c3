import { scheduleInput, type BackupSchedule, type ScheduleInput } from '@zhike/core/backup/schema'

export interface ScheduleForm {
  isOn: boolean
  at: string
  folder: string
  daily: string
  weekly: string
  monthly: string
}

export function scheduleForm(schedule: BackupSchedule): ScheduleForm {
  return {
    isOn: schedule.isOn,
    at: schedule.at,
    folder: schedule.folder ?? '',
    daily: String(schedule.keepDaily),
    weekly: String(schedule.keepWeekly),
    monthly: String(schedule.keepMonthly),
  }
}

/** What is typed as it is saved, or which part of it is none. */
export function scheduleValue(form: ScheduleForm): ScheduleInput | 'time' | 'number' {
  const count = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN)
  const value = {
    isOn: form.isOn,
    at: form.at.trim().padStart(5, '0'),
    folder: form.folder.trim() || null,
    keepDaily: count(form.daily),
    keepWeekly: count(form.weekly),
    keepMonthly: count(form.monthly),
  }
  const parsed = scheduleInput.safeParse(value)
  if (parsed.success) return parsed.data
  return parsed.error.issues.some((issue) => issue.path[0] === 'at') ? 'time' : 'number'
}
