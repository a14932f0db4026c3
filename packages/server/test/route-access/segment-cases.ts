import { segmentRoutes } from '@zhike/core/segments/api'
import type { Segment } from '@zhike/core/segments/schema'
import { newId } from '@zhike/core/kernel/ids'
import { tagRoutes } from '@zhike/core/tags/api'
import type { Tag } from '@zhike/core/tags/schema'
import { administrators, everybody, named, onCustomer, together, type RouteCases } from './route-cases.ts'
import type { Scene } from './scene.ts'

const tag = (scene: Scene) => scene.made<Tag>(tagRoutes.createTag, { body: { name: newId() } })
const vip = { field: 'isVip', op: 'eq' as const, value: true }
const body = () => ({ name: newId(), kind: 'dynamic' as const, condition: vip })
const shared = (scene: Scene) =>
  scene.made<Segment>(segmentRoutes.createSegment, { body: { ...body(), isShared: true } })
const onShared = async (scene: Scene, more: object = {}) => {
  const { id, version } = await shared(scene)
  return { params: { id }, version, ...more }
}
/** What only its owner sees does not exist for anybody else. */
const onOwn = async (scene: Scene, more: object = {}) => {
  const { id, version } = await scene.made<Segment>(segmentRoutes.createSegment, { body: body() })
  return { params: { id }, version, ...more }
}
const own = { rep: 404, lead: 404, admin: 200 }

export const segmentCases: Record<string, RouteCases> = {
  listTags: everybody(200),
  countTags: everybody(200),
  createTag: administrators(201, () => ({ body: { name: newId() } })),
  updateTag: administrators(200, async (scene) => {
    const { id, version } = await tag(scene)
    return { params: { id }, version, body: { colour: 'blue' } }
  }),
  deleteTag: administrators(204, async (scene) => ({ params: { id: (await tag(scene)).id } })),
  mergeTag: administrators(200, async (scene) => ({
    params: { id: (await tag(scene)).id },
    body: { intoId: (await tag(scene)).id },
  })),
  tagCustomers: onCustomer(200, async (scene, holder) => ({
    body: { changes: [{ customerIds: [await scene.customer(holder)], add: [(await tag(scene)).id] }] },
  })),
  listSegments: everybody(200),
  countSegments: everybody(200),
  overlapSegments: together(
    everybody(200, async (scene) => ({ query: { a: (await shared(scene)).id, b: (await shared(scene)).id } })),
    named('somebody else’s', own, async (scene) => {
      const { params } = await onOwn(scene)
      return { query: { a: params.id, b: params.id } }
    }),
  ),
  getSegment: together(
    everybody(200, (scene) => onShared(scene)),
    named('somebody else’s', own, (scene) => onOwn(scene)),
  ),
  createSegment: together(
    everybody(201, () => ({ body: body() })),
    named('a shared one', { rep: 403, lead: 403, admin: 201 }, () => ({ body: { ...body(), isShared: true } })),
  ),
  updateSegment: together(
    administrators(200, (scene) => onShared(scene, { body: { description: '说明' } })),
    named('somebody else’s', own, (scene) => onOwn(scene, { body: { description: '说明' } })),
  ),
  deleteSegment: together(
    administrators(204, (scene) => onShared(scene)),
    named('somebody else’s', { ...own, admin: 204 }, (scene) => onOwn(scene)),
  ),
  chooseCustomers: administrators(200, async (scene) => {
    const list = { name: newId(), kind: 'static', isShared: true }
    const { id } = await scene.made<Segment>(segmentRoutes.createSegment, { body: list })
    return { params: { id }, body: { add: [await scene.customer('stranger')] } }
  }),
  listSegmentsOfCustomer: onCustomer(200, async (scene, holder) => ({ params: { id: await scene.customer(holder) } })),
}
