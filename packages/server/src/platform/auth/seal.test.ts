import { expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

const secret = 'a secret of forty characters and then more'
const text = '密码 with ünïcode'

test('what is sealed is read with the same secret for the same purpose, and never looks the same twice', () => {
  const sealed = seal(secret, 'mail-password', text)
  expect(unseal([secret], 'mail-password', sealed)).toBe(text)
  expect(sealed.includes(Buffer.from('with'))).toBe(false)
  expect(seal(secret, 'mail-password', text)).not.toEqual(sealed)
  // After a rotation the secret is the second one.
  expect(unseal([`${secret}!`, secret], 'mail-password', sealed)).toBe(text)
})

test('another secret, another purpose, a changed byte or a cut end reads nothing', () => {
  const sealed = seal(secret, 'mail-password', text)
  expect(unseal([`${secret}!`], 'mail-password', sealed)).toBeNull()
  expect(unseal([secret], 'outgoing-mail', sealed)).toBeNull()
  for (const at of [0, 5, 20, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(unseal([secret], 'mail-password', changed)).toBeNull()
  }
  expect(unseal([secret], 'mail-password', sealed.subarray(0, 28))).toBeNull()
  expect(unseal([secret], 'mail-password', sealed.subarray(0, -1))).toBeNull()
})
