import { mergeRoutes } from '@zhike/core/merges/api'
import { onCustomer, type RouteCases } from './route-cases.ts'
import type { Holder, Scene } from './scene.ts'

/** Two of one holder, as they are sent to be compared and merged. */
async function two(scene: Scene, holder: Holder) {
  const ids = [await scene.customer(holder), await scene.customer(holder)]
  return { ids, body: { survivorId: ids[0], customers: ids.map((id) => ({ id, version: 1 })) } }
}

async function merged(scene: Scene, holder: Holder) {
  const { ids, body } = await two(scene, holder)
  const { id } = await scene.made<{ id: string }>(mergeRoutes.startMerge, { body })
  await scene.runJobs()
  return { ids, params: { id } }
}

export const mergeCases: Record<string, RouteCases> = {
  previewMerge: onCustomer(200, async (scene, holder) => ({
    query: { ids: (await two(scene, holder)).ids.join(',') },
  })),
  startMerge: onCustomer(202, async (scene, holder) => ({ body: (await two(scene, holder)).body })),
  getMerge: onCustomer(200, async (scene, holder) => ({ params: (await merged(scene, holder)).params })),
  listMergesOfCustomer: onCustomer(200, async (scene, holder) => ({
    params: { id: (await merged(scene, holder)).ids[0] ?? '' },
  })),
  listAddedSinceMerge: onCustomer(200, async (scene, holder) => ({ params: (await merged(scene, holder)).params })),
  undoMerge: onCustomer(202, async (scene, holder) => ({
    params: (await merged(scene, holder)).params,
    body: {},
  })),
}
