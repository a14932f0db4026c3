import { trimMoney } from '@zhike/core/kernel/money'
import { newId } from '@zhike/core/kernel/ids'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Order } from '@zhike/core/orders/schema'
import { customDraftOf, customOf, newCustomDraft } from '../custom-fields/custom-draft.ts'
import { isEmptyLine, linesTotal, typedNumber, type LineDraft } from './order-amount.ts'

export interface OrderDraft {
  number: string
  orderedOn: string
  amount: string
  currency: string
  isReturn: boolean
  notes: string
  lines: LineDraft[]
  /** Fields of the company's own, by custom.<key>. */
  custom: Record<string, string>
}

export const newLine = (): LineDraft => ({ key: newId(), product: '', quantity: '', price: '' })

interface DraftSettings {
  today: string
  currency: string
  timeZone: string
}

export function orderDraftOf(
  order: Order | undefined,
  own: readonly CustomField[],
  { today, currency, timeZone }: DraftSettings,
): OrderDraft {
  if (!order) {
    return {
      number: '',
      orderedOn: today,
      amount: '',
      currency,
      isReturn: false,
      notes: '',
      lines: [newLine()],
      custom: newCustomDraft(own, timeZone),
    }
  }
  return {
    number: order.number,
    orderedOn: order.orderedOn,
    amount: trimMoney(order.amount),
    currency: order.currency,
    isReturn: order.isReturn,
    notes: order.notes ?? '',
    lines: order.lines.map((line) => ({
      key: newId(),
      product: line.product,
      quantity: trimMoney(line.quantity),
      price: trimMoney(line.price),
    })),
    custom: customDraftOf(order.custom, own, timeZone),
  }
}

export const filledLines = (draft: OrderDraft) => draft.lines.filter((line) => !isEmptyLine(line))

/** What the form asks for before it can be saved: the path of each missing or wrong value. */
export function missingParts(draft: OrderDraft): Set<string> {
  const missing = new Set<string>()
  const lines = filledLines(draft)
  if (!draft.number.trim()) missing.add('number')
  if (!draft.orderedOn) missing.add('orderedOn')
  if (lines.length === 0 && typedNumber(draft.amount) === undefined) missing.add('amount')
  for (const line of lines) {
    if (!line.product.trim()) missing.add(`${line.key}/product`)
    if (typedNumber(line.quantity) === undefined) missing.add(`${line.key}/quantity`)
    if (typedNumber(line.price) === undefined) missing.add(`${line.key}/price`)
  }
  return missing
}

/** As it is sent. With lines the amount is their sum; without lines it is what was typed. */
export function orderBody(draft: OrderDraft, own: readonly CustomField[], timeZone: string) {
  const lines = filledLines(draft).map((line) => ({
    product: line.product.trim(),
    quantity: typedNumber(line.quantity) ?? '0',
    price: typedNumber(line.price) ?? '0',
  }))
  const amount = lines.length > 0 ? linesTotal(filledLines(draft)) : typedNumber(draft.amount)
  return {
    number: draft.number.trim(),
    orderedOn: draft.orderedOn,
    currency: draft.currency,
    isReturn: draft.isReturn,
    notes: draft.notes.trim(),
    lines,
    ...(own.length > 0 ? { custom: customOf(draft.custom, own, timeZone) } : {}),
    ...(amount === undefined ? {} : { amount }),
  }
}
