import { importRoutes } from '@zhike/core/imports/api'
import { leadsAndAdministrators, named, together, upload, type Call, type RouteCases } from './route-cases.ts'
import type { Role } from './scene.ts'

const file = upload('customers.csv', 'text/csv', '客户名称,外部编号\n甲公司,1\n')

const create =
  (kind: string): Call =>
  () => ({ ...file, query: { kind } })

/** An import of the role itself, and one that an administrator made of everybody's customers. */
function onImport(status: number, more: object = {}, before: Call | null = null): RouteCases {
  const by =
    (who: (role: Role) => Role): Call =>
    async (scene, role) => {
      const client = scene.clients[who(role) === 'rep' ? 'admin' : who(role)]
      const { id } = await client.ok<{ id: string }>(importRoutes.createImport, {
        ...file,
        query: { kind: 'customers' },
      })
      const call = { params: { id }, ...more }
      if (before) await before({ ...scene, made: (route) => client.ok(route, call) }, role)
      return call
    }
  return together(
    named(
      'one’s own',
      { rep: 403, lead: status, admin: status },
      by((role) => role),
    ),
    named(
      'of the administrator',
      { rep: 403, lead: 404, admin: status },
      by(() => 'admin'),
    ),
  )
}

/** A mapping that the role saved itself, and one of an administrator. */
function onMapping(who: 'own' | 'admin'): Call {
  return async (scene, role) => {
    const client = scene.clients[who === 'own' && role !== 'rep' ? role : 'admin']
    const made = await client.ok<{ id: string }>(importRoutes.createImport, { ...file, query: { kind: 'customers' } })
    const body = { importId: made.id, name: `对列 ${made.id}` }
    return { params: { id: (await client.ok<{ id: string }>(importRoutes.saveImportMapping, { body })).id } }
  }
}

/** Imports: whoever made one sees it, and administrators every one. */
export const importCases: Record<string, RouteCases> = {
  createImport: together(
    leadsAndAdministrators(201, create('customers')),
    named('people', { rep: 403, lead: 403, admin: 201 }, create('people')),
  ),
  listImports: leadsAndAdministrators(200),
  getImport: onImport(200),
  updateImport: onImport(200, { body: { owner: { by: 'rules' } } }),
  dryRunImport: onImport(202),
  applyImport: onImport(202),
  cancelImport: onImport(200),
  // Of one that is not finished there is nothing to take back: whoever may sees that.
  undoImport: onImport(409),
  listImportKept: onImport(200),
  listImportRows: onImport(200),
  downloadRefusedRows: onImport(200),
  downloadMarkedRows: onImport(200),
  listImportMappings: leadsAndAdministrators(200, () => ({ query: { kind: 'customers' } })),
  saveImportMapping: leadsAndAdministrators(201, async (scene, role) => {
    const client = scene.clients[role === 'rep' ? 'admin' : role]
    const made = await client.ok<{ id: string }>(importRoutes.createImport, { ...file, query: { kind: 'customers' } })
    return { body: { importId: made.id, name: `对列 ${role}` } }
  }),
  deleteImportMapping: together(
    named('one’s own', { rep: 403, lead: 204, admin: 204 }, onMapping('own')),
    named('of the administrator', { rep: 403, lead: 403, admin: 204 }, onMapping('admin')),
  ),
  downloadImportTemplate: leadsAndAdministrators(200, () => ({
    params: { kind: 'customers' },
    query: { format: 'csv' },
  })),
}
