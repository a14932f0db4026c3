/** Amounts are decimal strings with at most four places ("1286.2000"), computed in BigInt, never as floats. */

const scale = 4
const factor = 10_000n

export function isMoney(text: string): boolean {
  return /^-?\d{1,15}(\.\d{1,4})?$/.test(text)
}

/** "12.5" → 125000n ten-thousandths. Throws RangeError when the text is no amount. */
export function toUnits(text: string): bigint {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,4}))?$/.exec(text)
  if (!match) throw new RangeError(`not an amount: ${text}`)
  const units = BigInt(match[2] ?? '0') * factor + BigInt((match[3] ?? '').padEnd(scale, '0'))
  return match[1] ? -units : units
}

/** 125000n → "12.5000". */
export function fromUnits(units: bigint): string {
  const sign = units < 0n ? '-' : ''
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

export function sumMoney(amounts: Iterable<string>): string {
  let total = 0n
  for (const amount of amounts) total += toUnits(amount)
  return fromUnits(total)
}

/** Without trailing zeros: "12.5000" → "12.5", "12.0000" → "12". */
export function trimMoney(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount
}
