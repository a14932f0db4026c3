import { erasedLabel, erasedText } from '@zhike/core/privacy/erased-label'
import type { PersonRef } from '@zhike/core/privacy/schema'
import { searchTokens } from '@zhike/core/search/search-tokens'
import { keepAPrimary } from '../contacts/keep-a-primary.ts'
import { giveBackKeys } from '../customers/give-back-keys.ts'
import { refreshKeys } from '../customers/refresh-keys.ts'
import { forgetExports } from '../exports/forget-exports.ts'
import { importFile, removeImportFile } from '../imports/import-files.ts'
import { archiveCustomer } from '../ownership/archive-customer.ts'
import type { Context } from '../platform/context/context.ts'
import {
  deleteFiles,
  eraseConsentEvidence,
  eraseContacts,
  eraseCustomerFiles,
  eraseFollowUps,
  eraseIndividual,
  eraseSpecialDays,
  eraseTenureFacts,
  replaceMentions,
} from './erase-queries.ts'
import { forgetMerges, replaceInMerges, selectMergedInto, selectMergePartners } from './merged-queries.ts'
import { isArchived, lockPerson, selectIdentifyingValues } from './person-queries.ts'
import { anonymiseRequests } from './request-queries.ts'
import { searchTerms, type SearchTerms } from './search-terms.ts'
import {
  deleteKeptAnswers,
  eraseAskedFor,
  eraseAuditValues,
  eraseImportChanges,
  eraseStagedRows,
  selectAuditAbout,
  selectFilesToRemove,
  type PersonTraces,
} from './trace-queries.ts'

/**
 * Takes everything away that identifies a person, in the transaction of the request. Files go last: should the
 * transaction fail after them, the job does it all again, and they were to go anyway.
 */
export async function carryOutErasure(
  ctx: Context,
  requestId: string,
  ref: PersonRef,
): Promise<Record<string, number>> {
  await lockPerson(ctx, ref.customerId)
  // Records that were merged into this one are the same person's; of a contact they may speak too.
  const merged = await selectMergedInto(ctx, ref.customerId)
  const values = await selectIdentifyingValues(ctx, ref)
  if (ref.contactId === null) {
    for (const customerId of merged) values.push(...(await selectIdentifyingValues(ctx, { ...ref, customerId })))
  }
  const terms = searchTerms(values)
  const label = erasedLabel(ref.contactId ?? ref.customerId, ctx.company.locale)
  const followUps = await eraseFollowUps(ctx, ref, erasedText(ctx.company.locale))
  const consents = await eraseConsentEvidence(ctx, ref)
  const files = await eraseCustomerFiles(ctx, ref)
  const days = await eraseSpecialDays(ctx, ref)
  const fileIds = [...new Set([...followUps.fileIds, ...consents.fileIds, ...files.fileIds])]
  await deleteFiles(ctx, fileIds)
  const records =
    ref.contactId === null
      ? await eraseWholeCustomer(ctx, requestId, ref, label)
      : await eraseOneContact(ctx, ref, terms, label)
  if (ref.contactId === null) await eraseMergedRecords(ctx, requestId, ref, merged)
  else await replaceInMergedRecords(ctx, ref, merged, terms, label)
  const traces = await eraseTraces(ctx, requestId, ref, terms, {
    followUpIds: followUps.ids,
    consentIds: consents.ids,
    attachedIds: [...files.ids, ...days],
    mergedIds: ref.contactId === null ? merged : await selectMergePartners(ctx, ref.customerId),
  })
  await anonymiseRequests(ctx, ref, label, [...terms.parts, ...terms.whole])
  await ctx.services.files.remove(fileIds)
  await forgetExports(ctx)
  return {
    ...records,
    followUps: followUps.ids.length,
    files: fileIds.length,
    consents: consents.ids.length,
    ...traces,
  }
}

/** An individual: nobody is responsible for it any more; its orders and who held it when stay. */
async function eraseWholeCustomer(ctx: Context, requestId: string, ref: PersonRef, label: string) {
  const { customerId } = ref
  if (!(await isArchived(ctx, customerId))) await archiveCustomer(ctx, customerId)
  const contacts = await eraseContacts(ctx, ref, erasedLabel('', ctx.company.locale))
  const tokens = searchTokens({ kind: 'individual', name: label, shortName: null })
  const orders = await eraseIndividual(ctx, customerId, label, tokens)
  await eraseTenureFacts(ctx, requestId)
  await giveBackKeys(ctx, customerId)
  return { contacts, ordersKept: orders }
}

async function eraseOneContact(ctx: Context, ref: PersonRef, terms: SearchTerms, label: string) {
  const { customerId } = ref
  const contacts = await eraseContacts(ctx, ref, erasedLabel('', ctx.company.locale))
  await keepAPrimary(ctx, customerId)
  await replaceMentions(ctx, customerId, [...terms.parts, ...terms.whole], label)
  await refreshKeys(ctx, customerId)
  return { contacts }
}

/** Each is left as an erased individual of its own; no merge of them can be undone any more. */
async function eraseMergedRecords(ctx: Context, requestId: string, ref: PersonRef, merged: readonly string[]) {
  for (const customerId of merged) {
    const own = { ...ref, customerId }
    await lockPerson(ctx, customerId)
    await eraseWholeCustomer(ctx, requestId, own, erasedLabel(customerId, ctx.company.locale))
    await anonymiseRequests(ctx, own, erasedLabel(customerId, ctx.company.locale), [])
  }
  await forgetMerges(ctx, [ref.customerId, ...merged])
}

async function replaceInMergedRecords(
  ctx: Context,
  ref: PersonRef,
  merged: readonly string[],
  terms: SearchTerms,
  label: string,
): Promise<void> {
  const texts = [...terms.parts, ...terms.whole]
  for (const customerId of merged) await replaceMentions(ctx, customerId, texts, label)
  await replaceInMerges(ctx, [ref.customerId, ...merged], texts, label)
}

/** What the audit, imports and kept answers say of the person. */
async function eraseTraces(ctx: Context, requestId: string, ref: PersonRef, terms: SearchTerms, found: PersonTraces) {
  await eraseImportChanges(ctx, ref, terms)
  const staged = await eraseStagedRows(ctx, ref, terms)
  await deleteKeptAnswers(ctx, ref, terms)
  await eraseAskedFor(ctx, terms)
  const audit = await eraseAuditValues(ctx, requestId, await selectAuditAbout(ctx, ref, terms, found))
  const importIds = await selectFilesToRemove(ctx, staged.importIds)
  for (const id of importIds) {
    const path = importFile(ctx.services.dataDir, id)
    await removeImportFile(path)
    await removeImportFile(path.replace(/\.upload$/, '-refused.csv'))
  }
  return { audit, importRows: staged.rows, importFiles: importIds.length }
}
