import * as api from '@zhike/core/customers/api'
import { exportMedia } from '@zhike/core/customers/export-formats'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { sendFile } from '../platform/http/send-file.ts'
import { checkDuplicate } from './check-duplicate.ts'
import { countCustomerTabs } from './count-customer-tabs.ts'
import { countCustomers } from './count-customers.ts'
import { createCustomer } from './create-customer.ts'
import { deleteCustomer } from './delete-customer.ts'
import { exportChosenCustomers } from './export-chosen-customers.ts'
import { exportCustomers } from './export-customers.ts'
import { getCustomer } from './get-customer.ts'
import { getRevenueByMonth } from './get-revenue-by-month.ts'
import { listCustomers } from './list-customers.ts'
import { listDeletedCustomers } from './list-deleted-customers.ts'
import { listTimeline } from './list-timeline.ts'
import { restoreCustomer } from './restore-customer.ts'
import { setNextContact } from './set-next-contact.ts'
import { sumCustomers } from './sum-customers.ts'
import { updateCustomer } from './update-customer.ts'
import { unwatchCustomer } from './unwatch-customer.ts'
import { watchCustomer } from './watch-customer.ts'

export const bindCustomerRoutes: BindRoutes = (app) => {
  bindRoute(app, api.listCustomers, (ctx, { query }) => listCustomers(ctx, query))
  bindRoute(app, api.countCustomers, (ctx, { query }) => countCustomers(ctx, query))
  bindRoute(app, api.sumCustomers, (ctx, { query }) => sumCustomers(ctx, query))
  bindRoute(app, api.countCustomerTabs, (ctx) => countCustomerTabs(ctx))
  bindRoute(app, api.exportCustomers, async (ctx, { query, reply }) =>
    sendFile(ctx, reply, { name: 'customers', ...exportMedia[query.format] }, await exportCustomers(ctx, query)),
  )
  bindRoute(app, api.exportChosenCustomers, async (ctx, { body, reply }) =>
    sendFile(ctx, reply, { name: 'customers', ...exportMedia[body.format] }, await exportChosenCustomers(ctx, body)),
  )
  bindRoute(app, api.listDeletedCustomers, (ctx, { query }) => listDeletedCustomers(ctx, query))
  bindRoute(app, api.checkDuplicate, (ctx, { body }) => checkDuplicate(ctx, body))
  bindRoute(app, api.createCustomer, (ctx, { body }) => createCustomer(ctx, body))
  bindRoute(app, api.getCustomer, (ctx, { params }) => getCustomer(ctx, params.id))
  bindRoute(app, api.patchCustomer, (ctx, { params, body, version }) => updateCustomer(ctx, params.id, version, body))
  bindRoute(app, api.deleteCustomer, (ctx, { params }) => deleteCustomer(ctx, params.id))
  bindRoute(app, api.restoreCustomer, (ctx, { params }) => restoreCustomer(ctx, params.id))
  bindRoute(app, api.watchCustomer, (ctx, { params }) => watchCustomer(ctx, params.id))
  bindRoute(app, api.unwatchCustomer, (ctx, { params }) => unwatchCustomer(ctx, params.id))
  bindRoute(app, api.setNextContact, (ctx, { params, body }) => setNextContact(ctx, params.id, body))
  bindRoute(app, api.listTimeline, (ctx, { params, query }) => listTimeline(ctx, params.id, query))
  bindRoute(app, api.getRevenueByMonth, (ctx, { params, query }) =>
    getRevenueByMonth(ctx, params.id, query.months === '24' ? 24 : 12),
  )
}
