import { accessLinkRoutes } from '@zhike/core/access-links/api'
import { apiKeyRoutes } from '@zhike/core/api-keys/api'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import { departmentRoutes } from '@zhike/core/departments/api'
import { leaveRoutes } from '@zhike/core/leaves/api'
import { newId } from '@zhike/core/kernel/ids'
import { mailRoutes } from '@zhike/core/mail/api'
import { peopleRoutes } from '@zhike/core/people/api'
import { roleRoutes } from '@zhike/core/roles/api'
import { singleSignOnRoutes } from '@zhike/core/single-sign-on/api'
import { teamRoutes } from '@zhike/core/teams/api'
import { testPassword } from '../world.ts'
import { administrators, everybody, named, open, together, type RouteCases } from './route-cases.ts'
import type { Scene } from './scene.ts'

const person = (scene: Scene) => scene.made(peopleRoutes.createPerson, { body: { name: '某人', staffNumber: newId() } })
const department = (scene: Scene) => scene.made(departmentRoutes.createDepartment, { body: { name: newId() } })

/** Nobody listens on port 1. */
const provider = () => ({ label: newId(), issuer: 'http://127.0.0.1:1', clientId: 'zhike' })
/** Nobody listens there. */
const mailServer = { host: '127.0.0.1', port: 1, security: 'none', senderAddress: 'crm@example.test' }

async function onPerson(scene: Scene) {
  const { id, version } = await person(scene)
  return { params: { id }, version }
}

async function onDepartment(scene: Scene) {
  const { id, version } = await department(scene)
  return { params: { id }, version }
}

async function onRole(scene: Scene) {
  const body = { name: newId(), grants: {} }
  const { key, version } = await scene.made<{ key: string; version: number }>(roleRoutes.createRole, { body })
  return { params: { key }, version }
}

const newField = () => ({ record: 'customer', type: 'text', label: newId() })

async function onField(scene: Scene) {
  const { id, version } = await scene.made<{ id: string; version: number }>(customFieldRoutes.createCustomField, {
    body: newField(),
  })
  return { params: { id }, version }
}

const team = (scene: Scene) => scene.made(teamRoutes.createTeam, { body: { name: newId() } })

async function onTeam(scene: Scene) {
  const { id, version } = await team(scene)
  return { params: { id }, version }
}

let daysTaken = 0
/** Days on which nobody is away yet. */
function nextDays() {
  const day = new Date(Date.UTC(2100, 0, 1 + daysTaken++)).toISOString().slice(0, 10)
  return { fromOn: day, untilOn: day }
}

async function onLeave(scene: Scene, personId: string) {
  const body = { personId, delegateId: scene.world.stranger.id, ...nextDays() }
  const { id } = await scene.made(leaveRoutes.createLeave, { body })
  return { params: { id } }
}

/** Company, people, departments, sessions, settings, keys, audit. */
export const companyCases: Record<string, RouteCases> = {
  getSetup: open(200),
  // The company stands: whoever comes with a code comes too late.
  setUpCompany: open(409, () => ({
    body: {
      code: 'ABCDEFGH',
      company: { name: '另一家' },
      administrator: { name: '某人', email: 'x@example.test', password: testPassword },
    },
  })),
  updateCompany: administrators(200, () => ({ body: { onboarding: 'done' } })),
  loadDemoCompany: administrators(409),

  getSession: everybody(200),
  signIn: open(401, () => ({ body: { identifier: newId(), password: 'not the password' } })),
  demoSignIn: open(404, () => ({ body: { role: 'administrator' } })),
  signOut: { anonymous: 204, cases: [] },
  listSessions: everybody(200),
  endSession: everybody(404, () => ({ params: { id: newId() } })),
  endOtherSessions: everybody(200),
  // Wrong on purpose: a right one ends the session that the other cases need.
  changePassword: everybody(422, () => ({ body: { currentPassword: newId(), newPassword: newId() } })),

  getSecondFactor: everybody(200),
  beginSecondFactor: everybody(200, () => ({ body: { password: testPassword } })),
  confirmSecondFactor: everybody(422, () => ({ body: { code: 'not a code' } })),
  renewRecoveryCodes: everybody(409, () => ({ body: { password: testPassword, code: '123456' } })),
  disableSecondFactor: everybody(409, () => ({ body: { password: testPassword, code: '123456' } })),
  getPersonSignIn: administrators(200, (scene) => ({ params: { id: scene.world.stranger.id } })),
  resetSecondFactor: administrators(409, (scene) => ({ params: { id: scene.world.stranger.id } })),
  endPersonSessions: administrators(200, (scene) => ({ params: { id: scene.world.stranger.id } })),

  listIdentityProviders: administrators(200),
  createIdentityProvider: administrators(201, () => ({ body: provider() })),
  updateIdentityProvider: administrators(200, async (scene) => {
    const { id, version } = await scene.made(singleSignOnRoutes.createIdentityProvider, { body: provider() })
    return { params: { id }, version, body: { isActive: false } }
  }),
  deleteIdentityProvider: administrators(204, async (scene) => {
    const { id } = await scene.made(singleSignOnRoutes.createIdentityProvider, { body: provider() })
    return { params: { id } }
  }),
  checkIdentityProvider: administrators(502, async (scene) => {
    const { id } = await scene.made(singleSignOnRoutes.createIdentityProvider, { body: provider() })
    return { params: { id } }
  }),
  startSingleSignOn: open(302, () => ({ params: { id: newId() } })),
  finishSingleSignOn: open(302),
  updateMe: everybody(200, () => ({ body: { theme: 'dark' } })),

  listPeople: everybody(200),
  countPeople: everybody(200),
  listPersonOptions: everybody(200, () => ({ query: { q: '林' } })),
  getPerson: together(
    everybody(200, (scene) => ({ params: { id: scene.world.stranger.id } })),
    named('nobody', { rep: 404, lead: 404, admin: 404 }, () => ({ params: { id: newId() } })),
  ),
  createPerson: administrators(201, () => ({ body: { name: '新人' } })),
  updatePerson: administrators(200, async (scene) => ({ ...(await onPerson(scene)), body: { post: '销售' } })),
  setPersonRoles: together(
    administrators(200, async (scene) => ({ ...(await onPerson(scene)), body: { roles: ['team-lead'] } })),
    named('oneself as administrator', { rep: 403, lead: 403, admin: 200 }, (scene, role) => ({
      params: { id: scene.world[role].id },
      body: { roles: ['administrator'] },
    })),
  ),
  previewDeactivation: administrators(200, onPerson),
  deactivatePerson: administrators(200, onPerson),
  listPostChanges: everybody(200, (scene) => ({ params: { id: scene.world.stranger.id } })),
  reactivatePerson: administrators(200, onPerson),
  resetPersonPassword: administrators(200, async (scene) => ({ ...(await onPerson(scene)), body: {} })),

  listRoles: administrators(200),
  listRoleOptions: everybody(200),
  createRole: administrators(201, () => ({ body: { name: newId(), grants: { 'customer.read': ['own'] } } })),
  updateRole: administrators(200, async (scene) => ({ ...(await onRole(scene)), body: { description: '试用' } })),
  deleteRole: administrators(204, onRole),

  getAccessLink: administrators(200, onPerson),
  createAccessLink: administrators(201, async (scene) => ({ ...(await onPerson(scene)), body: {} })),
  revokeAccessLink: administrators(204, async (scene) => {
    const { params } = await onPerson(scene)
    await scene.made(accessLinkRoutes.createAccessLink, { params, body: {} })
    return { params }
  }),
  openAccessLink: open(404, () => ({ body: { token: newId() } })),
  redeemAccessLink: open(404, () => ({ body: { token: newId(), password: testPassword } })),
  askForPassword: open(409, () => ({ body: { identifier: newId() } })),

  getMailSettings: administrators(200),
  putMailSettings: administrators(200, () => ({ body: mailServer })),
  sendTestMail: administrators(200, async (scene) => {
    await scene.made(mailRoutes.putMailSettings, { body: mailServer })
    return { body: { to: 'somebody@example.test' } }
  }),
  deleteMailSettings: administrators(204),
  listOutgoingMails: administrators(200),
  retryMail: administrators(404, () => ({ params: { id: newId() } })),
  listTeams: everybody(200),
  getTeam: everybody(200, onTeam),
  createTeam: administrators(201, () => ({ body: { name: newId() } })),
  updateTeam: administrators(200, async (scene) => ({ ...(await onTeam(scene)), body: { name: newId() } })),
  deleteTeam: administrators(204, onTeam),

  listLeaves: everybody(200),
  createLeave: together(
    named('one’s own', { rep: 201, lead: 201, admin: 201 }, (scene) => ({
      body: { delegateId: scene.world.deputy.id, ...nextDays() },
    })),
    named('another’s', { rep: 403, lead: 403, admin: 201 }, (scene) => ({
      body: { personId: scene.world.deputy.id, delegateId: scene.world.stranger.id, ...nextDays() },
    })),
  ),
  updateLeave: together(
    named('one’s own', { rep: 200, lead: 200, admin: 200 }, async (scene, role) => ({
      ...(await onLeave(scene, scene.world[role].id)),
      version: 1,
      body: { note: '探亲' },
    })),
    named('another’s', { rep: 403, lead: 403, admin: 200 }, async (scene) => ({
      ...(await onLeave(scene, scene.world.deputy.id)),
      version: 1,
      body: { note: '探亲' },
    })),
  ),
  cancelLeave: together(
    named('one’s own', { rep: 204, lead: 204, admin: 204 }, (scene, role) => onLeave(scene, scene.world[role].id)),
    named('another’s', { rep: 403, lead: 403, admin: 204 }, (scene) => onLeave(scene, scene.world.deputy.id)),
  ),

  listDepartments: everybody(200),
  getDepartment: everybody(200, onDepartment),
  createDepartment: administrators(201, () => ({ body: { name: newId() } })),
  updateDepartment: administrators(200, async (scene) => ({ ...(await onDepartment(scene)), body: { name: newId() } })),
  deleteDepartment: administrators(204, onDepartment),

  listApiKeys: together(
    everybody(200),
    named('everybody', { rep: 403, lead: 403, admin: 200 }, () => ({ query: { of: 'everybody' } })),
  ),
  createApiKey: everybody(201, () => ({ body: { name: 'test' } })),
  revokeApiKey: together(
    named('one’s own', { rep: 204, lead: 204, admin: 204 }, async (scene, role) => {
      const { id } = await scene.clients[role].ok<{ id: string }>(apiKeyRoutes.createApiKey, { body: { name: 'k' } })
      return { params: { id } }
    }),
    named('a stranger', { rep: 404, lead: 404, admin: 204 }, async (scene) => {
      const [key] = await scene.world.database.ownerQuery<{ id: string }>(
        'select id from api_keys where person_id = $1 order by revoked_at nulls first',
        [scene.world.stranger.id],
      )
      return { params: { id: key?.id ?? '' } }
    }),
  ),

  listCustomFields: everybody(200),
  createCustomField: administrators(201, () => ({ body: newField() })),
  updateCustomField: administrators(200, async (scene) => ({ ...(await onField(scene)), body: { help: '说明' } })),
  // Somebody else's fields are not named.
  arrangeCustomFields: administrators(409, () => ({ body: { record: 'customer', fields: [{ id: newId() }] } })),
  getCustomFieldUsage: administrators(200, onField),
  deleteCustomField: administrators(200, onField),
  restoreCustomField: administrators(200, async (scene) => {
    const call = await onField(scene)
    await scene.made(customFieldRoutes.deleteCustomField, call)
    return call
  }),

  listSettings: everybody(200),
  putSetting: administrators(200, () => ({
    params: { key: 'today.untouched-days' },
    body: { value: { A: 10, B: 20, C: 30, none: null } },
  })),
  listExchangeRates: everybody(200),
  putExchangeRate: administrators(200, () => ({ params: { currency: 'USD' }, body: { rate: '7.1' } })),
  deleteExchangeRate: administrators(204, () => ({ params: { currency: 'USD' } })),

  listAudit: administrators(200),
  exportAudit: administrators(200),

  getBackups: administrators(200),
  // Whoever asks second meets the first one's.
  startBackup: together(administrators(202), administrators(409)),
  putBackupSchedule: administrators(200, () => ({
    body: { isOn: true, at: '03:30', folder: null, keepDaily: 7, keepWeekly: 4, keepMonthly: 6 },
    version: 1,
  })),
  downloadBackup: administrators(404, () => ({ params: { id: newId() } })),
  deleteBackup: administrators(404, () => ({ params: { id: newId() } })),
  startRestoreTest: administrators(404, () => ({ params: { id: newId() } })),
  // Without seconds it would not end.
  streamEvents: everybody(200, () => ({ query: { seconds: 0, lastEventId: newId(0) } })),

  listRegions: everybody(200),
  listIndustries: everybody(200),
}
