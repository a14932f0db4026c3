import type { TodayGroup } from '@zhike/core/today/schema'
import type { Who } from './api.ts'

/** The key of a group's name: what is new to me is, for a team, new in somebody's hands. */
export function groupLabel(group: TodayGroup, who: Who): string {
  return group === 'new' && who === 'team' ? 'today:group.newTeam' : `today:group.${group}`
}
