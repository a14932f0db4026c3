import { settingsRoutes } from '@zhike/core/settings/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { deleteExchangeRate } from './delete-exchange-rate.ts'
import { listExchangeRates } from './list-exchange-rates.ts'
import { listSettings } from './list-settings.ts'
import { putExchangeRate } from './put-exchange-rate.ts'
import { putSetting } from './put-setting.ts'

export const bindSettingsRoutes: BindRoutes = (app) => {
  bindRoute(app, settingsRoutes.listSettings, (ctx) => listSettings(ctx))
  bindRoute(app, settingsRoutes.putSetting, (ctx, { params, body }) => putSetting(ctx, params.key, body.value))
  bindRoute(app, settingsRoutes.listExchangeRates, (ctx) => listExchangeRates(ctx))
  bindRoute(app, settingsRoutes.putExchangeRate, (ctx, { params, body }) =>
    putExchangeRate(ctx, params.currency, body.rate),
  )
  bindRoute(app, settingsRoutes.deleteExchangeRate, (ctx, { params }) => deleteExchangeRate(ctx, params.currency))
}
