/** Unified social credit code 统一社会信用代码, GB 32100-2015: 31 signs (no I, O, S, V, Z), the last one a check sign. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const length = 18

/** Capitals without spaces and hyphens; not yet known to be right. */
export function tidyCreditCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/** Whether a tidied code has 18 signs and the right check sign. */
export function isCreditCode(code: string): boolean {
  return code.length === length && checkSign(code.slice(0, -1)) === code.at(-1)
}

/** The check sign of the first seventeen; null when they hold a sign that cannot stand there. */
export function checkSign(first17: string): string | null {
  let sum = 0
  let weight = 1
  for (const sign of first17) {
    const value = alphabet.indexOf(sign)
    if (value < 0) return null
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? null
}
