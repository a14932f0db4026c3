import { fromUnits, isMoney, toUnits, trimMoney } from '@zhike/core/kernel/money'

export interface LineDraft {
  /** Tells rows apart while they are edited. */
  key: string
  product: string
  quantity: string
  price: string
}

/** What people type: thousands divided by commas, spaces around. undefined when it is no number. */
export function typedNumber(text: string): string | undefined {
  const plain = text.trim().replaceAll(',', '')
  return isMoney(plain) ? plain : undefined
}

/** quantity × price to four places, half away from zero, as the server counts it. */
export function lineAmount(line: Pick<LineDraft, 'quantity' | 'price'>): string | undefined {
  const quantity = typedNumber(line.quantity)
  const price = typedNumber(line.price)
  if (quantity === undefined || price === undefined) return undefined
  const product = toUnits(quantity) * toUnits(price)
  const half = product < 0n ? -5_000n : 5_000n
  return trimMoney(fromUnits((product + half) / 10_000n))
}

/** The sum of the lines that are filled; undefined when one of them is not a number. */
export function linesTotal(lines: readonly LineDraft[]): string | undefined {
  let total = 0n
  for (const line of lines) {
    const amount = lineAmount(line)
    if (amount === undefined) return undefined
    total += toUnits(amount)
  }
  return trimMoney(fromUnits(total))
}

export function isEmptyLine(line: LineDraft): boolean {
  return !line.product.trim() && !line.quantity.trim() && !line.price.trim()
}
