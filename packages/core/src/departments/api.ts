import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import { department, departmentPatch, newDepartment } from './schema.ts'

const tag = 'departments'

export const listDepartments = defineRoute({
  operationId: 'listDepartments',
  method: 'GET',
  path: '/api/v1/departments',
  tag,
  summary: 'The whole department tree as a list: parents before children, siblings in order',
  permission: 'signed-in',
  output: z.object({ items: z.array(department) }),
})

export const getDepartment = defineRoute({
  operationId: 'getDepartment',
  method: 'GET',
  path: '/api/v1/departments/{id}',
  tag,
  summary: 'One department',
  permission: 'signed-in',
  params: idParams,
  output: department,
  errors: [404],
})

export const createDepartment = defineRoute({
  operationId: 'createDepartment',
  method: 'POST',
  path: '/api/v1/departments',
  tag,
  summary: 'Add a department',
  permission: 'person.manage',
  body: newDepartment,
  status: 201,
  output: department,
  errors: [409, 422],
})

export const updateDepartment = defineRoute({
  operationId: 'updateDepartment',
  method: 'PATCH',
  path: '/api/v1/departments/{id}',
  tag,
  summary: 'Rename or move a department',
  permission: 'person.manage',
  params: idParams,
  body: departmentPatch,
  output: department,
  errors: [404, 409, 412, 422, 428],
  requiresVersion: true,
})

export const deleteDepartment = defineRoute({
  operationId: 'deleteDepartment',
  method: 'DELETE',
  path: '/api/v1/departments/{id}',
  tag,
  summary: 'Remove an empty department',
  permission: 'person.manage',
  params: idParams,
  errors: [404, 409],
})

export const departmentRoutes = {
  listDepartments,
  getDepartment,
  createDepartment,
  updateDepartment,
  deleteDepartment,
}
