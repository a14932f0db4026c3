import { expect, it } from 'vitest'
import { isSealedWith, openSealed, sealValue } from './seal-value.ts'

const [first, second] = ['first secret, long enough for anybody', 'second secret, long enough for anybody']

it('opens with the secret it was sealed with, also when that is the older one', () => {
  const sealed = sealValue(first, 'JBSWY3DPEHPK3PXP 密')
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP')
  expect(openSealed([first], sealed)).toBe('JBSWY3DPEHPK3PXP 密')
  expect(openSealed([second, first], sealed)).toBe('JBSWY3DPEHPK3PXP 密')
  expect(isSealedWith([second, first], sealed)).toBe(true)
  expect(isSealedWith([second], sealed)).toBe(false)
})

it('never seals the same text twice alike', () => {
  expect(sealValue(first, 'x')).not.toBe(sealValue(first, 'x'))
})

it('does not open with another secret, altered, cut short, or as something else', () => {
  const sealed = sealValue(first, 'text')
  const [form, id, body = ''] = sealed.split('.')
  const flipped = Buffer.from(body, 'base64url')
  flipped[14] = (flipped[14] ?? 0) ^ 1
  for (const bad of [
    `${form}.${id}.${flipped.toString('base64url')}`,
    `${form}.${id}.${body.slice(0, 10)}`,
    `${form}.00000000.${body}`,
    'text',
    '',
  ]) {
    expect(openSealed([first], bad), bad).toBeNull()
  }
  expect(openSealed([second], sealed)).toBeNull()
})
