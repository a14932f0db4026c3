import { expect, test } from 'vitest'
import { shownLink } from './shown-link.ts'

test('the link begins with the address that was set, else with the one the administrator uses', () => {
  const url = 'http://127.0.0.1:3000/invite/abc'
  expect(shownLink({ url, isAddressKnown: false }, 'http://192.168.1.8:3000')).toBe(
    'http://192.168.1.8:3000/invite/abc',
  )
  const known = { url: 'https://crm.example.com/reset/abc', isAddressKnown: true }
  expect(shownLink(known, 'http://192.168.1.8:3000')).toBe(known.url)
})
