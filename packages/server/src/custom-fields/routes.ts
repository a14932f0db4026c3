import { customFieldRoutes as api } from '@zhike/core/custom-fields/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { arrangeCustomFields } from './arrange-custom-fields.ts'
import { createCustomField } from './create-custom-field.ts'
import { deleteCustomField } from './delete-custom-field.ts'
import { getCustomFieldUsage } from './get-custom-field-usage.ts'
import { listCustomFields } from './list-custom-fields.ts'
import { restoreCustomField } from './restore-custom-field.ts'
import { updateCustomField } from './update-custom-field.ts'

export const bindCustomFieldRoutes: BindRoutes = (app) => {
  bindRoute(app, api.listCustomFields, (ctx, { query }) => listCustomFields(ctx, query))
  bindRoute(app, api.createCustomField, (ctx, { body }) => createCustomField(ctx, body))
  bindRoute(app, api.arrangeCustomFields, (ctx, { body }) => arrangeCustomFields(ctx, body))
  bindRoute(app, api.updateCustomField, (ctx, { params, body, version }) =>
    updateCustomField(ctx, params.id, version, body),
  )
  bindRoute(app, api.getCustomFieldUsage, (ctx, { params }) => getCustomFieldUsage(ctx, params.id))
  bindRoute(app, api.deleteCustomField, (ctx, { params }) => deleteCustomField(ctx, params.id))
  bindRoute(app, api.restoreCustomField, (ctx, { params }) => restoreCustomField(ctx, params.id))
}
