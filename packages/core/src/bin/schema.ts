import { z } from 'zod'
import { cursorParam, limitParam } from '../api/list-query.ts'
import { day, id, instant, money, page } from '../kernel/schemas.ts'

/** What can be deleted by itself and lies in the bin; deleted customers have a list of their own. */
export const binRecords = ['contact', 'order', 'follow-up', 'file'] as const
export type BinRecord = (typeof binRecords)[number]

export const binQuery = z.object({
  record: z.enum(binRecords),
  customerId: id.optional().describe('only what was deleted of this customer'),
  limit: limitParam,
  after: cursorParam,
})

const common = {
  id,
  customerId: id,
  customerName: z.string(),
  deletedAt: instant,
  deletedBy: z.object({ id, name: z.string() }).nullable(),
}

export const deletedRecord = z.discriminatedUnion('record', [
  z.object({ record: z.literal('contact'), ...common, name: z.string(), title: z.string().nullable() }),
  z.object({
    record: z.literal('order'),
    ...common,
    number: z.string(),
    orderedOn: day,
    amount: money,
    currency: z.string(),
  }),
  z.object({
    record: z.literal('follow-up'),
    ...common,
    kind: z.string(),
    /** Its beginning. */
    text: z.string(),
    authorName: z.string().nullable(),
    happenedAt: instant,
  }),
  z.object({ record: z.literal('file'), ...common, name: z.string(), byteSize: z.int() }),
])
export type DeletedRecord = z.output<typeof deletedRecord>

export const deletedRecordPage = page(deletedRecord)
