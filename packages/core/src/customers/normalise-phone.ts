const digitsOf = (text: string) => text.normalize('NFKC').replace(/\D/g, '')

/** The extension after 转, ext, x or #: it belongs to no number. */
const extension = /(?:转|轉|ext\.?|分机|x|#)\s*:?\s*\d{1,6}\s*$/iu

const mainlandMobile = /^(?:00)?(?:86)?(1[3-9]\d{9})$/

/** A mainland mobile as E.164 (+8619900002231), however it is written; null for anything else. */
export function mobileKey(text: string): string | null {
  const digits = digitsOf(text)
  // +1 415 555 2671 has eleven digits too.
  if (/^[\s(]*\+/.test(text.normalize('NFKC')) && !digits.startsWith('86')) return null
  const match = mainlandMobile.exec(digits)
  return match ? `+86${match[1]}` : null
}

/**
 * Any dialable number as E.164: mobiles, landlines with their area code (0574-8765 4321 → +8657487654321), 400 and
 * 800 numbers, numbers with a country code. null where the number alone does not say whom it reaches.
 */
export function phoneKey(text: string): string | null {
  const written = text.normalize('NFKC').trim()
  const mobile = mobileKey(written)
  if (mobile) return mobile
  const number = written.replace(extension, '')
  const digits = digitsOf(number)
  const foreign = /^\+|^00/.test(number.replace(/^[\s(]+/, ''))
  if (foreign) {
    const international = digits.replace(/^00/, '').replace(/^860(?=\d{9,})/, '86')
    return international.length >= 8 && international.length <= 15 && !international.startsWith('0')
      ? `+${international}`
      : null
  }
  if (/^0[1-9]\d{8,10}$/.test(digits)) return `+86${digits.slice(1)}`
  if (/^[48]00\d{7}$/.test(digits)) return `+86${digits}`
  return null
}

/** The last four digits, by which people look a number up; null when there are fewer. */
export function phoneTail(text: string): string | null {
  const digits = digitsOf(text.normalize('NFKC').replace(extension, ''))
  return digits.length >= 4 ? digits.slice(-4) : null
}

/** A number as it is stored: mainland mobiles as their eleven digits, others as written with single spaces. */
export function tidyPhone(text: string): string {
  const mobile = mobileKey(text)
  return mobile ? mobile.slice(3) : text.normalize('NFKC').replace(/\s+/g, ' ').trim()
}
