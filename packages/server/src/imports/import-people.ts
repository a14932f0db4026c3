import { roleKeys, type RoleKey } from '@zhike/core/access/roles'
import { decidePeople } from '@zhike/core/imports/decide-people'
import { knownRoles } from '@zhike/core/imports/name-lists'
import { tooManyPeople } from '@zhike/core/imports/problems'
import { newId } from '@zhike/core/kernel/ids'
import { lastAdministrator } from '@zhike/core/people/problems'
import { anAdministratorIsLeft } from '../people/keep-an-administrator.ts'
import { recordPostChanges } from '../people/record-post-changes.ts'
import { givableRoles } from '../roles/givable-roles.ts'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { insertRefusals } from './decision-queries.ts'
import type { ImportRun } from './import-run.ts'
import {
  insertDepartments,
  insertPeople,
  insertPeopleDecisions,
  insertTeams,
  listKnownDepartments,
  listKnownPeople,
  listKnownTeams,
  listOwnRoles,
  listPersonRows,
  replaceRolesAndTeams,
  updatePerson,
} from './people-queries.ts'

/** A company's people fit into memory; a file of more is not a list of its people. */
const mostPeople = 50_000

export async function decidePeopleFile(ctx: Context, run: ImportRun): Promise<void> {
  await run.step('deciding', 0.1)
  const rows = await listPersonRows(ctx, run.importId, mostPeople + 1)
  const tooMany = rows[mostPeople]
  if (tooMany) throw tooManyPeople({ limit: mostPeople, row: tooMany.rowNo })
  const ownRoles = await listOwnRoles(ctx)
  const givable = await givableRoles(ctx, [...roleKeys, ...ownRoles.map((role) => role.key)])
  const company = {
    people: await listKnownPeople(ctx),
    departments: await listKnownDepartments(ctx),
    roles: knownRoles(ownRoles, givable),
    teams: await listKnownTeams(ctx),
  }
  const plan = decidePeople(rows, company, newId, run.options.existing)
  await insertPeopleDecisions(ctx, plan)
  await insertRefusals(ctx, run.importId)
  run.people = plan
  run.givableRoles = givable
  run.counts.departmentsCreated = plan.departments.length
  run.counts.managersCreated = plan.managers.length
}

export async function applyPeopleFile(ctx: Context, run: ImportRun): Promise<void> {
  const { people: plan, givableRoles: givable } = run
  if (!plan || !givable) throw new Error('people are written by the process that decided them')
  await run.step('writing', 0.1)
  await insertDepartments(ctx, plan.departments)
  const nobody = { email: null, phone: null, staffNumber: null, managerId: null, post: null }
  // What new people are when the file does not say: as much as whoever imports may give.
  const usual = (role: RoleKey) => (givable.has(role) ? [role] : [])
  await insertPeople(ctx, [
    ...plan.managers.map((manager) => ({ ...nobody, ...manager, roles: usual('team-lead') })),
    ...plan.decisions
      .filter((one) => one.action === 'create')
      .map(({ id, person, roles }) => ({ id, ...person, roles: roles ?? usual('account-manager') })),
  ])
  await insertTeams(ctx, plan.teams)
  for (const decision of plan.decisions) {
    if (decision.action !== 'update' || !decision.before) continue
    await updatePerson(ctx, decision)
    const { before, person, roles, teamIds } = decision
    await writeAudit(ctx, {
      action: 'person.update',
      subjectType: 'person',
      subjectId: decision.id,
      summary: { importId: run.importId },
      ...changedFields({ ...before }, { ...person, ...(roles ? { roles } : {}), ...(teamIds ? { teamIds } : {}) }),
    })
  }
  await replaceRolesAndTeams(
    ctx,
    plan.decisions.filter((one) => one.action !== 'skip'),
  )
  if (!(await anAdministratorIsLeft(ctx))) throw lastAdministrator({ name: ctx.actor.name })
  await recordPostChanges(
    ctx,
    plan.decisions.flatMap(({ id, before, person }) =>
      before === null ? [] : [{ before: { ...before, id }, after: { ...person, id } }],
    ),
  )
}
