import { expect, test } from 'vitest'
import type { MailSettings } from '@zhike/core/mail/schema'
import { mailForm, mailInput, withSecurity } from './mail-form.ts'

const settings: MailSettings = {
  host: 'smtp.luming.test',
  port: 587,
  security: 'starttls',
  checkCertificate: true,
  username: 'crm',
  hasPassword: true,
  passwordIsLost: false,
  senderAddress: 'crm@luming.test',
  senderName: null,
  updatedAt: '2026-11-22T00:00:00Z',
}

test('what is shown is what is saved; the password that is kept is left out', () => {
  const { hasPassword: _, passwordIsLost: __, updatedAt: ___, ...same } = settings
  expect(mailInput(mailForm(settings), true)).toEqual(same)
  expect(mailInput({ ...mailForm(settings), password: 'new' }, true)).toEqual({ ...same, password: 'new' })
})

test('without a user name there is no password either', () => {
  expect(mailInput({ ...mailForm(settings), username: ' ' }, true)).toMatchObject({ username: null, password: null })
})

test('a port is a number from 1 to 65535', () => {
  for (const port of ['', '0', '65536', '25a', '-1']) {
    expect(mailInput({ ...mailForm(settings), port }, true), port).toBeNull()
  }
})

test('the usual port follows the encryption, one of your own stays', () => {
  expect(withSecurity(mailForm(settings), 'tls')).toMatchObject({ security: 'tls', port: '465' })
  expect(withSecurity({ ...mailForm(settings), port: '2525' }, 'none')).toMatchObject({ port: '2525' })
})
