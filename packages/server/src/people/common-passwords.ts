import { readFileSync } from 'node:fs'

const file = new URL('common-passwords.txt', import.meta.url)

let known: ReadonlySet<string> | undefined

/** Whether a password, in small letters, is on the list of common ones that comes with the product. */
export function isCommonPassword(plain: string): boolean {
  known ??= new Set(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  )
  return known.has(plain)
}
