// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { PlainHttpNotice } from './PlainHttpNotice.tsx'

afterEach(() => vi.unstubAllGlobals())

it('says over plain HTTP what does not work, and to administrators what to do', () => {
  vi.stubGlobal('isSecureContext', false)
  const { rerender } = render(<PlainHttpNotice />)
  expect(screen.getByText(/没有加密.*定位.*请管理员/)).toBeTruthy()
  rerender(<PlainHttpNotice canMend />)
  expect(screen.getByText(/没有加密.*ZHIKE_TLS_CERT_FILE/)).toBeTruthy()
})

it('says nothing where the browser trusts the address', () => {
  vi.stubGlobal('isSecureContext', true)
  const { container } = render(<PlainHttpNotice />)
  expect(container.textContent).toBe('')
})
