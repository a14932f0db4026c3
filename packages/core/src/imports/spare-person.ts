import type { ExistingChoice } from './kinds.ts'
import type { KnownPerson, PersonRow } from './people-plan.ts'

/** What a row still says of somebody who is there, where that is only to be filled, or left alone. */
export function sparePerson(row: PersonRow, person: KnownPerson, existing: ExistingChoice): PersonRow {
  if (existing === 'overwrite') return row
  const { rowNo, newId } = row
  const spared: PersonRow = { rowNo, newId, name: person.name }
  if (existing === 'skip') return spared
  for (const key of ['email', 'phone', 'staffNumber', 'post'] as const) {
    if (person[key] === null && row[key] !== undefined) spared[key] = row[key]
  }
  if (person.departmentId === null && row.department !== undefined) spared.department = row.department
  if (person.managerId === null && row.manager !== undefined) {
    spared.manager = row.manager
    if (row.managerKey !== undefined) spared.managerKey = row.managerKey
  }
  if (person.roles.length === 0 && row.roles !== undefined) spared.roles = row.roles
  if (person.teamIds.length === 0 && row.teams !== undefined) spared.teams = row.teams
  return spared
}
