import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { fileType } from '@zhike/core/files/file-type'
import { newId } from '@zhike/core/kernel/ids'
import { now, type Context } from '../platform/context/context.ts'
import { holdDemoFiles, selectFieldIds } from './custom-field-queries.ts'
import { signInAs } from './demo-words.ts'
import { pdfOf, pictureOf } from './file-contents.ts'
import { insertRows, selectLargest } from './queries.ts'

const files = (): { name: string; content: Buffer; field?: string }[] => [
  {
    name: '2026 年度框架合同.pdf',
    content: pdfOf(['Framework agreement 2026', 'Luming Precision', '', 'Term: 2026-01-01 to 2026-12-31']),
  },
  {
    name: '拜访纪要.txt',
    content: Buffer.from(
      '一、现有两台减速机明年三月到期，要一起换。\n二、希望把交期从 45 天压到 30 天。\n三、下次带样品来。\n',
    ),
  },
  { name: '报价单.csv', content: Buffer.from('\ufeff产品,数量,单价\n行星减速机,12,3800\n联轴器,40,260\n') },
  { name: '展位照片.png', content: pictureOf(480, 300) },
  { name: '营业执照.png', content: pictureOf(360, 240), field: 'license' },
]

/** Contract, notes, offer and a picture, and the licence in a field of its own, on the largest customers of those whom one click signs in. */
export async function addFiles(ctx: Context, personId: (name: string) => string): Promise<void> {
  const contents: Record<string, unknown>[] = []
  const hanging: Record<string, unknown>[] = []
  const fieldIds = await selectFieldIds(ctx)
  for (const name of new Set(Object.values(signInAs))) {
    const by = personId(name)
    for (const customerId of await selectLargest(ctx, by, 4)) {
      for (const [place, { name: fileName, content, field }] of files().entries()) {
        const id = newId()
        const sha256 = createHash('sha256').update(content).digest()
        const draft = await ctx.services.files.draft()
        await writeFile(draft, content, { mode: 0o600 })
        await ctx.services.files.keep(id, draft, { bytes: content.length, sha256 })
        const at = new Date(now(ctx).getTime() - (place * 9 + 2) * 86_400_000)
        const { contentType, preview } = fileType(content, fileName, content.length)
        const made = { name: fileName, created_by: by, created_at: at }
        const digest = `\\x${sha256.toString('hex')}`
        contents.push({ id, content_type: contentType, preview, byte_size: content.length, sha256: digest, ...made })
        hanging.push({
          customer_id: customerId,
          id: newId(),
          file_id: id,
          field_id: field === undefined ? null : (fieldIds.get(field) ?? null),
          version: 1,
          updated_at: at,
          updated_by: by,
          ...made,
        })
      }
    }
  }
  await insertRows(ctx, 'files', contents)
  await insertRows(ctx, 'customer_files', hanging)
  await holdDemoFiles(ctx)
}
