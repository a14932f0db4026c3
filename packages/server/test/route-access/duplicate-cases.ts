import { duplicateRoutes } from '@zhike/core/duplicates/api'
import type { DuplicateScan } from '@zhike/core/duplicates/schema'
import { newId } from '@zhike/core/kernel/ids'
import { administrators, everybody, onCustomer, type RouteCases } from './route-cases.ts'
import type { Holder, Scene } from './scene.ts'

const scan = (scene: Scene) => scene.made<DuplicateScan>(duplicateRoutes.startDuplicateScan)

/** A group of two of this holder's customers, as a scan leaves one. */
async function group(scene: Scene, holder: Holder) {
  const id = newId()
  const ids = [await scene.customer(holder), await scene.customer(holder)].sort()
  const { ownerQuery } = scene.world.database
  await ownerQuery('insert into duplicate_clusters (id, score, size) values ($1, 90, 2)', [id])
  await ownerQuery('insert into duplicate_members (cluster_id, customer_id) select $1, unnest($2::uuid[])', [id, ids])
  await ownerQuery('insert into duplicate_pairs (customer_id, other_id, score, evidence) values ($1, $2, 90, 1)', ids)
  return { params: { id } }
}

export const duplicateCases: Record<string, RouteCases> = {
  getDuplicateScan: everybody(200),
  startDuplicateScan: administrators(202),
  cancelDuplicateScan: administrators(200, async (scene) => ({ params: { id: (await scan(scene)).id } })),
  listDuplicateClusters: everybody(200),
  getDuplicateCluster: onCustomer(200, (scene, holder) => group(scene, holder)),
  keepApart: onCustomer(200, async (scene, holder) => ({
    body: { customerIds: [await scene.customer(holder), await scene.customer(holder)] },
  })),
  takeBackApart: onCustomer(200, async (scene, holder) => ({
    body: { customerIds: [await scene.customer(holder), await scene.customer(holder)] },
  })),
}
