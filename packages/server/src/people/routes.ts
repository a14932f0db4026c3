import { peopleRoutes } from '@zhike/core/people/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { countPeople } from './count-people.ts'
import { createPerson } from './create-person.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { getPerson } from './get-person.ts'
import { listPeople } from './list-people.ts'
import { listPersonOptions } from './list-person-options.ts'
import { listPostChanges } from './list-post-changes.ts'
import { previewDeactivation } from './preview-deactivation.ts'
import { reactivatePerson } from './reactivate-person.ts'
import { resetPersonPassword } from './reset-person-password.ts'
import { setPersonRoles } from './set-person-roles.ts'
import { updatePerson } from './update-person.ts'

export const bindPeopleRoutes: BindRoutes = (app) => {
  bindRoute(app, peopleRoutes.listPeople, (ctx, { query }) => listPeople(ctx, query))
  bindRoute(app, peopleRoutes.countPeople, (ctx, { query }) => countPeople(ctx, query))
  bindRoute(app, peopleRoutes.listPersonOptions, (ctx, { query }) => listPersonOptions(ctx, query))
  bindRoute(app, peopleRoutes.getPerson, (ctx, { params }) => getPerson(ctx, params.id))
  bindRoute(app, peopleRoutes.createPerson, (ctx, { body }) => createPerson(ctx, body))
  bindRoute(app, peopleRoutes.updatePerson, (ctx, { params, body, version }) =>
    updatePerson(ctx, params.id, body, version),
  )
  bindRoute(app, peopleRoutes.setPersonRoles, (ctx, { params, body }) => setPersonRoles(ctx, params.id, body.roles))
  bindRoute(app, peopleRoutes.previewDeactivation, (ctx, { params }) => previewDeactivation(ctx, params.id))
  bindRoute(app, peopleRoutes.deactivatePerson, (ctx, { params, body }) =>
    deactivatePerson(ctx, params.id, body?.customers),
  )
  bindRoute(app, peopleRoutes.listPostChanges, (ctx, { params, query }) => listPostChanges(ctx, params.id, query))
  bindRoute(app, peopleRoutes.reactivatePerson, (ctx, { params }) => reactivatePerson(ctx, params.id))
  bindRoute(app, peopleRoutes.resetPersonPassword, (ctx, { params, body }) =>
    resetPersonPassword(ctx, params.id, body.password),
  )
}
