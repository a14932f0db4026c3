import { consentRoutes } from '@zhike/core/consents/api'
import type { ConsentList } from '@zhike/core/consents/schema'
import { administrators, everybody, onCustomer, type RouteCases } from './route-cases.ts'
import { secretOf, type Holder, type Scene } from './scene.ts'

const given = (contactId: string, text: string) => ({
  contactId,
  purpose: 'marketing',
  channels: ['phone'],
  decision: 'given',
  decidedOn: '2026-06-01',
  method: 'form',
  evidence: text,
})

async function oneConsent(scene: Scene, holder: Holder) {
  const { id, contactId } = await scene.contact(holder)
  const body = given(contactId, secretOf(holder))
  const { items } = await scene.made<ConsentList>(consentRoutes.recordConsent, { params: { id }, body })
  return { params: { id, consentId: items[0]?.id ?? '' }, body: { on: '2026-06-02' } }
}

async function onePerson(scene: Scene) {
  const { id, contactId } = await scene.contact('stranger')
  return { customerId: id, contactId }
}

/** The audit’s chain, whose contact data was seen, consent, personal data. */
export const privacyCases: Record<string, RouteCases> = {
  getAuditChain: administrators(200),
  checkAuditChain: administrators(202),
  listContactViews: administrators(200),
  listContactViewAlerts: administrators(200),
  getContactViewDetail: administrators(200, (scene) => ({
    params: { personId: scene.world.rep.id, day: '2026-06-01' },
  })),

  exportConsents: everybody(200),
  listConsents: onCustomer(200, async (scene, holder) => {
    const { params } = await oneConsent(scene, holder)
    return { params: { id: params.id } }
  }),
  recordConsent: onCustomer(201, async (scene, holder) => {
    const { id, contactId } = await scene.contact(holder)
    return { params: { id }, body: given(contactId, secretOf(holder)) }
  }),
  withdrawConsent: onCustomer(200, oneConsent),

  listPrivacyRequests: administrators(200),
  listCustomerPeople: administrators(200, async (scene) => ({ params: { id: await scene.customer('stranger') } })),
  exportPersonalData: administrators(200, async (scene) => ({
    body: { ...(await onePerson(scene)), reason: '本人要求' },
  })),
  previewErasure: administrators(200, async (scene) => ({ query: await onePerson(scene) })),
  erasePerson: administrators(202, async (scene) => ({ body: { ...(await onePerson(scene)), reason: '本人要求' } })),
  listDueForErasure: administrators(200),
  getRetentionReport: administrators(200),
}
