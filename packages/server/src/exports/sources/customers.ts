import type { CustomersAsked } from '@zhike/core/exports/schema'
import { chooseCustomers } from '../../customers/choose-customers.ts'
import { writeExport } from '../../customers/write-export.ts'
import { told, type OpenList } from '../opened-list.ts'

export const openCustomers: OpenList<CustomersAsked> = async (ctx, query) => {
  const { count, pages } = await chooseCustomers(ctx, query)
  return { count, write: (format, onRows) => writeExport(ctx, format, told(pages(), onRows)) }
}
