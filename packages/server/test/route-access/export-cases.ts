import { exportRoutes } from '@zhike/core/exports/api'
import type { StartedExport } from '@zhike/core/exports/schema'
import { newId } from '@zhike/core/kernel/ids'
import { poolRoutes } from '@zhike/core/pools/api'
import { administrators, everybody, named, together, type RouteCases } from './route-cases.ts'
import type { Role, Scene } from './scene.ts'

/** An export of the administrator's own; its question fits no address, so a job makes the file. */
async function ordered(scene: Scene) {
  const id = await scene.customer('rep')
  const query = { ids: Array.from({ length: 200 }, () => id) }
  const body = { list: 'customers', format: 'csv', query }
  const { export: made } = await scene.made<StartedExport>(exportRoutes.startExport, { body })
  // Only so many may be in the making for one person.
  await scene.world.database.ownerQuery("update exports set state = 'failed' where state = 'queued' and id <> $1", [
    made?.id,
  ])
  return { params: { id: made?.id ?? '' } }
}

async function ready(scene: Scene) {
  const call = await ordered(scene)
  await scene.runJobs()
  return call
}

const ofTheAdministrator = (status: number): Record<Role, number> => ({ rep: 404, lead: 404, admin: status })
const newPool = (scene: Scene) => scene.made(poolRoutes.createPool, { body: { name: newId() } })
const listCall = (list: string, query: object = {}) => ({ params: { list }, query: { query: JSON.stringify(query) } })

export const exportCases: Record<string, RouteCases> = {
  exportList: together(
    // Of new customers alone: what other cases claimed or released is rightly in these lists.
    everybody(200, async (scene) => listCall('customers', { ids: [await scene.customer('stranger')] })),
    everybody(200, () => listCall('contacts')),
    everybody(200, () => listCall('orders')),
    everybody(200, () => listCall('follow-ups')),
    everybody(200, () => listCall('consents')),
    everybody(200, () => listCall('duplicates')),
    everybody(200, () => listCall('bin', { record: 'contact' })),
    everybody(200, async (scene) => listCall('pool-customers', { poolId: (await newPool(scene)).id })),
    everybody(200, async (scene) => listCall('contacts', { ids: [(await scene.contact('stranger')).id] })),
    everybody(200, async (scene) => listCall('orders', { ids: [(await scene.order('pool')).id] })),
    everybody(200, async (scene) => listCall('follow-ups', { ids: [(await scene.followUp('deputy')).id] })),
    everybody(200, () => listCall('tags')),
    everybody(200, () => listCall('bulk-edits')),
    everybody(200, () => listCall('deleted-customers')),
    administrators(200, () => listCall('leaves')),
    administrators(200, () => listCall('people')),
    administrators(200, () => listCall('audit')),
    named('pools', { rep: 403, lead: 403, admin: 200 }, () => listCall('pools')),
  ),
  startExport: together(
    everybody(201, () => ({ body: { list: 'customers', format: 'xlsx' } })),
    administrators(201, () => ({ body: { list: 'people', format: 'xlsx' } })),
  ),
  listExports: everybody(200),
  getExport: named('an export of the administrator', ofTheAdministrator(200), ordered),
  cancelExport: named('an export of the administrator', ofTheAdministrator(200), ordered),
  downloadExport: named('a file of the administrator', ofTheAdministrator(200), ready),
  removeExport: named('a file of the administrator', ofTheAdministrator(204), ready),
}
