import { expect, test } from 'vitest'
import { providerForm, providerInput } from './provider-form.ts'

test('a secret is sent only when one was typed, and nobody new is let in unless a department is chosen', () => {
  const form = { ...providerForm(null), label: ' 公司账号 ', issuer: ' https://id.example.com ', clientId: 'zhike' }
  expect(providerInput(form)).toEqual({
    label: '公司账号',
    isActive: true,
    issuer: 'https://id.example.com',
    clientId: 'zhike',
    claim: 'email',
    matches: 'email',
    newPeopleIn: null,
    passwordAllowed: true,
  })
  expect(providerInput({ ...form, clientSecret: ' s ', newPeopleIn: 'd' })).toMatchObject({
    clientSecret: 's',
    newPeopleIn: 'd',
  })
})
