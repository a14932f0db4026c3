import type { RelationKind } from '@zhike/core/customer-relations/kinds'
import type { PersonRef } from '@zhike/core/privacy/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { now, requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { readSetting } from '../settings/read-setting.ts'
import { zipStream, type ZipFile } from '../platform/files/zip-stream.ts'
import { selectPersonalData, selectPersonFiles, type PersonalData } from './export-queries.ts'
import { missingNote, readableExport } from './readable-export.ts'
import { insertRequest } from './request-queries.ts'
import { requirePerson } from './require-person.ts'

/** Everything held on a person as a ZIP. That it was asked for is kept before the first byte leaves. */
export async function exportPersonalData(
  ctx: Context,
  { customerId, contactId, reason }: PersonRef & { reason: string },
): Promise<AsyncGenerator<Buffer>> {
  requirePermission(ctx, 'privacy.manage')
  const ref = { customerId, contactId }
  const person = await requirePerson(ctx, ref)
  const { data, files } = await transaction(ctx, async (ctx) => {
    const data = await selectPersonalData(ctx, ref)
    const files = await selectPersonFiles(ctx, ref)
    const id = await insertRequest(ctx, { ...ref, reason, subject: person.name, kind: 'export', state: 'done' })
    await writeAudit(ctx, {
      action: 'privacy.export',
      subjectType: 'privacy-request',
      subjectId: id,
      customerId,
      summary: { contactId, files: files.length },
    })
    return { data, files }
  })
  return zipStream(filesOf(ctx, person.name, await readSetting(ctx, 'relations.kinds'), data, files))
}

async function* filesOf(
  ctx: Context,
  subject: string,
  relationKinds: readonly RelationKind[],
  data: PersonalData,
  files: readonly { id: string; name: string }[],
): AsyncGenerator<ZipFile> {
  const at = now(ctx).toISOString()
  const frame = { company: ctx.company.name, subject, at, locale: ctx.locale, relationKinds }
  yield { name: 'index.html', content: Buffer.from(readableExport(data, frame)) }
  const json = JSON.stringify({ company: ctx.company.name, subject, at, ...data }, null, 2)
  yield { name: 'data.json', content: Buffer.from(json) }
  const missing: string[] = []
  for (const { id, name } of files) {
    const stored = await ctx.services.files.open(id)
    const content = stored && Buffer.concat(await stored.toArray())
    const called = `${id.slice(-6)}-${name.replace(/[\\/:*?"<>|]/g, '_')}`
    if (content) {
      yield { name: `files/${called}`, content }
    } else {
      missing.push(called)
      ctx.log.error({ file: id }, 'a stored file is missing')
    }
  }
  // Whoever reads it has to know that it is not whole.
  if (missing.length > 0) yield { name: 'MISSING.txt', content: Buffer.from(missingNote(missing, ctx.locale)) }
}
