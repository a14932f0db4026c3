import { contactRoutes } from '@zhike/core/contacts/api'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import { customerRoutes } from '@zhike/core/customers/api'
import { fileRoutes } from '@zhike/core/files/api'
import { followUpRoutes } from '@zhike/core/follow-ups/api'
import { newId } from '@zhike/core/kernel/ids'
import { orderRoutes } from '@zhike/core/orders/api'
import { specialDayRoutes } from '@zhike/core/special-days/api'
import { tierRoutes } from '@zhike/core/tiers/api'
import { everybody, except, named, onCustomer, together, upload, type RouteCases } from './route-cases.ts'
import { holders, roles, secretOf, type Holder, type Role, type Scene } from './scene.ts'

const one = async (scene: Scene, holder: Holder) => ({ params: { id: await scene.customer(holder) } })
const oneContact = async (scene: Scene, holder: Holder) => ({ params: await scene.contact(holder) })
const oneOrder = async (scene: Scene, holder: Holder) => ({ params: await scene.order(holder) })
const oneFollowUp = async (scene: Scene, holder: Holder) => ({ params: await scene.followUp(holder) })

/** Every holder's customer with contact, order, follow-up and tier has to be there before lists are asked. */
export async function furnish(scene: Scene): Promise<void> {
  for (const holder of holders) {
    const id = await scene.customer(holder)
    const secret = secretOf(holder)
    await scene.made(contactRoutes.createContact, { params: { id }, body: { name: secret, mobile: '13900000000' } })
    await scene.made(orderRoutes.createOrder, {
      params: { id },
      body: { number: secret, orderedOn: '2026-06-01', amount: '10' },
    })
    await scene.made(followUpRoutes.createFollowUp, {
      params: { id },
      body: { kind: 'call', text: secret, nextContactOn: '2026-06-02' },
    })
    await scene.made(customerRoutes.watchCustomer, { params: { id } })
  }
  await scene.made(tierRoutes.startTierRun)
  await scene.runJobs()
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** In the bin, where it comes from the hands of its former holder. */
async function deleted(scene: Scene, holder: Holder) {
  const params = { id: await scene.customer(holder) }
  await scene.made(customerRoutes.deleteCustomer, { params })
  return { params }
}

async function deletedContact(scene: Scene, holder: Holder) {
  const call = await oneContact(scene, holder)
  await scene.made(contactRoutes.deleteContact, call)
  return call
}

async function deletedOrder(scene: Scene, holder: Holder) {
  const call = await oneOrder(scene, holder)
  await scene.made(orderRoutes.deleteOrder, call)
  return call
}

const aDay = { calendar: 'lunar', year: null, month: 8, day: 15 }

async function oneSpecialDay(scene: Scene, holder: Holder) {
  const params = { id: await scene.customer(holder) }
  const body = { kind: 'other', label: '乔迁', day: aDay }
  const { id: dayId } = await scene.made(specialDayRoutes.createSpecialDay, { params, body })
  return { params: { ...params, dayId } }
}

async function oneFile(scene: Scene, holder: Holder) {
  const params = { id: await scene.customer(holder) }
  const { id: fileId } = await scene.made(fileRoutes.uploadCustomerFile, {
    params,
    ...upload('a.png', 'image/png', png),
  })
  return { params: { ...params, fileId } }
}

/** A field of customers that holds a file. */
async function fileField(scene: Scene) {
  const body = { record: 'customer', type: 'file', label: newId() } as const
  const { id } = await scene.made<{ id: string }>(customFieldRoutes.createCustomField, { body })
  return id
}

async function deletedFile(scene: Scene, holder: Holder) {
  const call = await oneFile(scene, holder)
  await scene.made(fileRoutes.deleteCustomerFile, call)
  return call
}

async function deletedFollowUp(scene: Scene, holder: Holder) {
  const call = await oneFollowUp(scene, holder)
  await scene.made(followUpRoutes.deleteFollowUp, call)
  return call
}

async function picture(scene: Scene, holder: Holder) {
  const { id: fileId } = await scene.made(followUpRoutes.uploadFile, upload('a.png', 'image/png', png))
  const id = await scene.customer(holder)
  const body = { kind: 'visit', text: '到访', fileId }
  await scene.made(followUpRoutes.createFollowUp, { params: { id }, body })
  return { params: { id: fileId } }
}

const assignTo = (of: string, expected: Record<Role, number>, who: (scene: Scene) => object): RouteCases =>
  named(of, expected, (scene) => ({
    body: { kind: 'organisation', name: newId(), assignTo: who(scene) },
  }))

async function ownFollowUp(scene: Scene, role: Role) {
  const id = await scene.customer('rep')
  const call = { params: { id }, body: { kind: 'call', text: '问了近况' } }
  const { id: followUpId } = await scene.clients[role].ok<{ id: string }>(followUpRoutes.createFollowUp, call)
  return { params: { id, followUpId } }
}

/** Whoever sees it reads it; what somebody else wrote only administrators change. */
function onFollowUpOfTheAdministrator(status: number, more: object = {}): RouteCases {
  const cases = onCustomer(status, async (scene, holder) => ({ ...(await oneFollowUp(scene, holder)), ...more }))
  return except(except(cases, { rep: 403, lead: 403 }, 'rep'), { lead: 403 }, 'deputy')
}

/** Lists are answered for everybody; that they hold no more than one's own is watched in every answer. */
const lists = (...queries: Record<string, string>[]): RouteCases =>
  together(...queries.map((query) => everybody(200, () => ({ query }))))

async function withColleague(scene: Scene, holder: Holder) {
  const id = await scene.customer(holder)
  const params = { id, personId: scene.world.admin.id }
  const sql = `insert into collaborators (customer_id, person_id, part) values ($1, $2, 'reader')`
  await scene.world.database.ownerQuery(sql, [params.id, params.personId])
  return { params }
}

export const customerCases: Record<string, RouteCases> = {
  listCustomers: lists(
    {},
    { scope: 'mine' },
    { scope: 'reports' },
    { scope: 'department' },
    { scope: 'watched' },
    {
      q: '海晟',
    },
  ),
  countCustomers: lists({}),
  sumCustomers: lists({}),
  countCustomerTabs: lists({}),
  exportCustomers: lists({}, { scope: 'watched' }),
  // Whoever asks for what is not theirs gets a file without it; the watch over every answer sees that it is.
  exportChosenCustomers: everybody(200, async (scene) => ({
    body: { ids: await Promise.all(holders.map((holder) => scene.customer(holder))) },
  })),
  listDeletedCustomers: everybody(200, async (scene) => {
    for (const holder of holders) await deleted(scene, holder)
    return {}
  }),
  checkDuplicate: everybody(200, async (scene) => {
    const { name } = await scene.made<{ name: string }>(customerRoutes.getCustomer, await one(scene, 'stranger'))
    return { body: { name } }
  }),
  createCustomer: together(
    assignTo('oneself', { rep: 201, lead: 201, admin: 201 }, () => ({ kind: 'me' })),
    assignTo('the rules', { rep: 201, lead: 201, admin: 201 }, () => ({ kind: 'rules' })),
    assignTo('a report', { rep: 403, lead: 201, admin: 201 }, (scene) => ({
      kind: 'person',
      personId: scene.world.deputy.id,
    })),
    // Of somebody to whom one cannot give there is nobody.
    assignTo('a stranger', { rep: 403, lead: 404, admin: 201 }, (scene) => ({
      kind: 'person',
      personId: scene.world.stranger.id,
    })),
  ),
  getCustomer: onCustomer(200, one),
  patchCustomer: onCustomer(200, async (scene, holder) => ({
    ...(await one(scene, holder)),
    version: 1,
    body: { size: '100' },
  })),
  deleteCustomer: onCustomer(204, one),
  // The rules give it to the pool, whoever restores it.
  restoreCustomer: onCustomer(200, deleted),
  watchCustomer: onCustomer(204, one),
  unwatchCustomer: onCustomer(204, one),
  setNextContact: onCustomer(200, async (scene, holder) => ({
    ...(await one(scene, holder)),
    body: { on: '2026-07-01', step: '回访' },
  })),
  listTimeline: onCustomer(200, oneFollowUp),
  getRevenueByMonth: onCustomer(200, oneOrder),
  getCustomerTier: onCustomer(200, one),
  getOwnership: onCustomer(200, one),
  listTenures: onCustomer(200, one),

  explainAccess: except(
    onCustomer(200, async (scene, holder) => ({
      query: { personId: scene.world.stranger.id, customerId: await scene.customer(holder) },
    })),
    { rep: 403, lead: 403 },
  ),

  listCollaborators: onCustomer(200, one),
  putCollaborator: except(
    onCustomer(200, async (scene, holder) => ({
      ...(await withColleague(scene, holder)),
      body: { part: 'specialist' },
    })),
    { admin: 409 },
    'pool',
  ),
  removeCollaborator: onCustomer(204, withColleague),

  listContacts: onCustomer(200, oneContact),
  createContact: onCustomer(201, async (scene, holder) => ({ ...(await one(scene, holder)), body: { name: '李' } })),
  patchContact: onCustomer(200, async (scene, holder) => ({
    ...(await oneContact(scene, holder)),
    version: 1,
    body: { title: '采购' },
  })),
  deleteContact: onCustomer(204, oneContact),
  restoreContact: onCustomer(200, deletedContact),

  listOrders: onCustomer(200, oneOrder),
  getOrder: together(
    onCustomer(200, oneOrder),
    named('a stranger, by the address of one’s own customer', { rep: 404, lead: 404, admin: 404 }, async (scene) => {
      const { orderId } = await scene.order('stranger')
      return { params: { id: await scene.customer('rep'), orderId } }
    }),
  ),
  createOrder: onCustomer(201, async (scene, holder) => ({
    ...(await one(scene, holder)),
    body: { number: 'N1', orderedOn: '2026-06-01', amount: '10' },
  })),
  patchOrder: onCustomer(200, async (scene, holder) => ({
    ...(await oneOrder(scene, holder)),
    version: 1,
    body: { notes: '加急' },
  })),
  deleteOrder: onCustomer(204, oneOrder),
  restoreOrder: onCustomer(200, deletedOrder),

  listSpecialDays: onCustomer(200, oneSpecialDay),
  createSpecialDay: onCustomer(201, async (scene, holder) => ({
    ...(await one(scene, holder)),
    body: { kind: 'other', label: '上市', day: aDay },
  })),
  patchSpecialDay: onCustomer(200, async (scene, holder) => ({
    ...(await oneSpecialDay(scene, holder)),
    version: 1,
    body: { label: '再乔迁' },
  })),
  deleteSpecialDay: onCustomer(204, oneSpecialDay),
  listUpcomingDays: lists({ who: 'me' }, { who: 'team' }),
  listCustomerFiles: onCustomer(200, oneFile),
  uploadCustomerFile: onCustomer(201, async (scene, holder) => ({
    params: { id: await scene.customer(holder) },
    ...upload('b.png', 'image/png', png),
  })),
  renameCustomerFile: onCustomer(200, async (scene, holder) => ({
    ...(await oneFile(scene, holder)),
    version: 1,
    body: { name: 'c.png' },
  })),
  deleteCustomerFile: onCustomer(204, oneFile),
  restoreCustomerFile: onCustomer(200, deletedFile),
  getCustomerFileContent: onCustomer(200, oneFile),
  uploadFieldFile: everybody(201, async (scene) => ({
    params: { id: await fileField(scene) },
    ...upload('d.png', 'image/png', png),
  })),
  listFollowUps: onCustomer(200, oneFollowUp),
  createFollowUp: onCustomer(201, async (scene, holder) => ({
    ...(await one(scene, holder)),
    body: { kind: 'call', text: '问了近况' },
  })),
  patchFollowUp: together(
    named('one’s own words', { rep: 200, lead: 200, admin: 200 }, async (scene, role) => ({
      ...(await ownFollowUp(scene, role)),
      version: 1,
      body: { text: '改一句' },
    })),
    onFollowUpOfTheAdministrator(200, { version: 1, body: { text: '改一句' } }),
  ),
  deleteFollowUp: together(
    named('one’s own words', { rep: 204, lead: 204, admin: 204 }, ownFollowUp),
    onFollowUpOfTheAdministrator(204),
  ),
  restoreFollowUp: together(
    named('one’s own words', { rep: 200, lead: 200, admin: 200 }, async (scene, role) => {
      const call = await ownFollowUp(scene, role)
      await scene.clients[role].ok(followUpRoutes.deleteFollowUp, call)
      return call
    }),
    except(except(onCustomer(200, deletedFollowUp), { rep: 403, lead: 403 }, 'rep'), { lead: 403 }, 'deputy'),
  ),
  listDeletedRecords: everybody(200, async (scene) => {
    for (const holder of holders) await deletedFollowUp(scene, holder)
    return { query: { record: 'follow-up' } }
  }),
  listHistory: onCustomer(200, oneContact),

  uploadFile: everybody(201, () => upload('a.png', 'image/png', png)),
  getFile: onCustomer(200, picture),

  search: together(
    ...roles.map((role) => everybody(200, () => ({ query: { q: role === 'rep' ? '海晟' : secretOf('stranger') } }))),
    everybody(200, () => ({ query: { q: '13900000000' } })),
  ),
  searchEverything: together(
    ...roles.map((role) => everybody(200, () => ({ query: { q: role === 'rep' ? '海晟' : secretOf('stranger') } }))),
    everybody(200, () => ({ query: { q: '13900000000' } })),
  ),
  listFoundCustomers: everybody(200, async (scene) => {
    const ids: string[] = []
    for (const holder of holders) ids.push(await scene.customer(holder))
    return { query: { ids: ids.join() } }
  }),
  getToday: lists({ who: 'me' }, { who: 'team' }),
  getTodayNumbers: lists({ who: 'me' }, { who: 'team' }),
}
