import {
  listCollaborators as listCollaboratorsRoute,
  putCollaborator as putCollaboratorRoute,
  removeCollaborator as removeCollaboratorRoute,
} from '@zhike/core/collaborators/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { listCollaborators } from './list-collaborators.ts'
import { putCollaborator } from './put-collaborator.ts'
import { removeCollaborator } from './remove-collaborator.ts'

export const bindCollaboratorRoutes: BindRoutes = (app) => {
  bindRoute(app, listCollaboratorsRoute, (ctx, { params }) => listCollaborators(ctx, params.id))
  bindRoute(app, putCollaboratorRoute, (ctx, { params, body }) =>
    putCollaborator(ctx, params.id, params.personId, body),
  )
  bindRoute(app, removeCollaboratorRoute, (ctx, { params }) => removeCollaborator(ctx, params.id, params.personId))
}
