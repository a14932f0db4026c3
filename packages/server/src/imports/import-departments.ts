import { decideDepartments } from '@zhike/core/imports/decide-departments'
import { tooManyPeople } from '@zhike/core/imports/problems'
import { newId } from '@zhike/core/kernel/ids'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { insertRefusals } from './decision-queries.ts'
import {
  changeDepartments,
  insertDepartmentDecisions,
  listDepartmentRows,
  listFullDepartments,
  lockDepartments,
} from './department-queries.ts'
import type { ImportRun } from './import-run.ts'

const mostDepartments = 10_000

export async function decideDepartmentsFile(ctx: Context, run: ImportRun): Promise<void> {
  await run.step('deciding', 0.1)
  const rows = await listDepartmentRows(ctx, run.importId, mostDepartments + 1)
  const tooMany = rows[mostDepartments]
  if (tooMany) throw tooManyPeople({ limit: mostDepartments, row: tooMany.rowNo })
  await lockDepartments(ctx)
  const plan = decideDepartments(rows, await listFullDepartments(ctx), newId, run.options.existing)
  await insertDepartmentDecisions(ctx, plan)
  await insertRefusals(ctx, run.importId)
  run.departments = plan
  run.counts.departmentsCreated = plan.ancestors.length
}

export async function applyDepartmentsFile(ctx: Context, run: ImportRun): Promise<void> {
  const plan = run.departments
  if (!plan) throw new Error('departments are written by the process that decided them')
  await run.step('writing', 0.1)
  const created = plan.decisions.filter((one) => one.action === 'create').map((one) => one.after)
  const changed = plan.decisions.filter((one) => one.action === 'update')
  await changeDepartments(
    ctx,
    changed.map((one) => one.after.id),
    [...plan.ancestors, ...created],
    changed.map((one) => one.after),
  )
  for (const { before, after } of changed) {
    await writeAudit(ctx, {
      action: 'department.update',
      subjectType: 'department',
      subjectId: after.id,
      summary: { importId: run.importId },
      ...changedFields({ ...before }, { ...after }),
    })
  }
}
