import { tagRoutes } from '@zhike/core/tags/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { countTags } from './count-tags.ts'
import { createTag } from './create-tag.ts'
import { deleteTag } from './delete-tag.ts'
import { listTags } from './list-tags.ts'
import { mergeTag } from './merge-tag.ts'
import { tagCustomers } from './tag-customers.ts'
import { updateTag } from './update-tag.ts'

export const bindTagRoutes: BindRoutes = (app) => {
  bindRoute(app, tagRoutes.listTags, (ctx) => listTags(ctx))
  bindRoute(app, tagRoutes.countTags, (ctx) => countTags(ctx))
  bindRoute(app, tagRoutes.createTag, (ctx, { body }) => createTag(ctx, body))
  bindRoute(app, tagRoutes.updateTag, (ctx, { params, body, version }) => updateTag(ctx, params.id, body, version))
  bindRoute(app, tagRoutes.deleteTag, (ctx, { params }) => deleteTag(ctx, params.id))
  bindRoute(app, tagRoutes.mergeTag, (ctx, { params, body }) => mergeTag(ctx, params.id, body.intoId))
  bindRoute(app, tagRoutes.tagCustomers, (ctx, { body }) => tagCustomers(ctx, body))
}
