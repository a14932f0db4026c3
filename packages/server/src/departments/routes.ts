import { departmentRoutes } from '@zhike/core/departments/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { createDepartment } from './create-department.ts'
import { deleteDepartment } from './delete-department.ts'
import { getDepartment } from './get-department.ts'
import { listDepartments } from './list-departments.ts'
import { updateDepartment } from './update-department.ts'

export const bindDepartmentRoutes: BindRoutes = (app) => {
  bindRoute(app, departmentRoutes.listDepartments, (ctx) => listDepartments(ctx))
  bindRoute(app, departmentRoutes.getDepartment, (ctx, { params }) => getDepartment(ctx, params.id))
  bindRoute(app, departmentRoutes.createDepartment, (ctx, { body }) => createDepartment(ctx, body))
  bindRoute(app, departmentRoutes.updateDepartment, (ctx, { params, body, version }) =>
    updateDepartment(ctx, params.id, body, version),
  )
  bindRoute(app, departmentRoutes.deleteDepartment, (ctx, { params }) => deleteDepartment(ctx, params.id))
}
