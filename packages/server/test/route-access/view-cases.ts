import { bulkEditRoutes } from '@zhike/core/bulk-edits/api'
import { newId } from '@zhike/core/kernel/ids'
import { savedViewRoutes } from '@zhike/core/saved-views/api'
import { everybody, named, together, type RouteCases } from './route-cases.ts'
import type { Scene } from './scene.ts'

/** A view of the administrator's that everybody may open. */
async function shared(scene: Scene) {
  const body = { name: newId(), definition: {}, sharing: { everybody: true } }
  const { id } = await scene.made<{ id: string }>(savedViewRoutes.createView, { body })
  return { params: { id } }
}

/** One that is the administrator's alone. */
async function kept(scene: Scene) {
  const { id } = await scene.made<{ id: string }>(savedViewRoutes.createView, {
    body: { name: newId(), definition: {} },
  })
  return { params: { id } }
}

const change = { field: 'source', value: '展会' }

/** A bulk edit that the administrator made. */
async function edited(scene: Scene) {
  const selection = { ids: [await scene.customer('rep')] }
  const body = { selection, ...change, expected: 1 }
  const { id } = await scene.made<{ id: string }>(bulkEditRoutes.startBulkEdit, { body })
  return { params: { id } }
}

const ofTheAdministrator = { rep: 404, lead: 404, admin: 200 }

export const viewCases: Record<string, RouteCases> = {
  listViews: everybody(200),
  getView: together(
    everybody(200, shared),
    named('a view that is not shared', { rep: 404, lead: 404, admin: 200 }, kept),
  ),
  createView: together(
    everybody(201, () => ({ body: { name: newId(), definition: {} } })),
    named('sharing it', { rep: 403, lead: 201, admin: 201 }, () => ({
      body: { name: newId(), definition: {}, sharing: { everybody: true } },
    })),
  ),
  updateView: named('a shared view of somebody else', { rep: 403, lead: 403, admin: 200 }, async (scene) => ({
    ...(await shared(scene)),
    version: 1,
    body: { name: newId() },
  })),
  deleteView: named('a shared view of somebody else', { rep: 403, lead: 403, admin: 204 }, shared),
  setViewDefault: together(
    named('the default of a role', { rep: 403, lead: 403, admin: 200 }, async (scene) => ({
      ...(await shared(scene)),
      body: { roles: ['auditor'] },
    })),
    everybody(200, async (scene) => ({ ...(await shared(scene)), body: { mine: true } })),
  ),

  previewBulkEdit: everybody(200, () => ({ body: { selection: { scope: 'all' }, ...change } })),
  startBulkEdit: together(
    everybody(201, async (scene) => ({
      body: { selection: { ids: [await scene.customer('rep')] }, ...change, expected: 1 },
    })),
    // Outside the scope there is nobody to change.
    named('a customer of a stranger', { rep: 422, lead: 422, admin: 201 }, async (scene) => ({
      body: { selection: { ids: [await scene.customer('stranger')] }, ...change, expected: 1 },
    })),
  ),
  listBulkEdits: everybody(200),
  getBulkEdit: named('an edit of the administrator', ofTheAdministrator, edited),
  listBulkEditRefusals: named('an edit of the administrator', ofTheAdministrator, edited),
  undoBulkEdit: named('an edit of the administrator', { ...ofTheAdministrator, admin: 201 }, edited),
  stopBulkEdit: named('an edit of the administrator', ofTheAdministrator, edited),
}
