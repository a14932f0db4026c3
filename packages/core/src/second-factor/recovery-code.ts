import { randomWord } from '../people/random-word.ts'

export const recoveryCodeCount = 10

/** Fifteen characters, 74 bits: "KQ7M2-XPB9T-4WJCR". */
export function makeRecoveryCode(): string {
  return [randomWord(5), randomWord(5), randomWord(5)].join('-')
}

/** However it was copied from paper. */
export function tidyRecoveryCode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

/** The six digits of an authenticator, which show them as "123 456"; null where something else was typed. */
export function totpDigits(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}
