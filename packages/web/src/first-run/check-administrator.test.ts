import { describe, expect, it } from 'vitest'
import { checkAdministrator } from './check-administrator.ts'

const good = { name: '林', email: 'lin@example.com', phone: '', password: 'long enough' }

describe('the first administrator', () => {
  it('needs a name, one thing to sign in with and a long enough password', () => {
    expect(checkAdministrator(good)).toEqual({})
    expect(checkAdministrator({ ...good, email: '', phone: '19900002231' })).toEqual({})
    expect(Object.keys(checkAdministrator({ name: ' ', email: '', phone: '', password: '' }))).toEqual([
      'name',
      'email',
      'password',
    ])
    expect(checkAdministrator({ ...good, password: 'short' }).password).toMatch(/passwordShort/)
    expect(checkAdministrator({ ...good, email: 'lin@' }).email).toMatch(/emailWrong/)
  })
})
