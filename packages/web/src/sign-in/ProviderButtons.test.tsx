// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { refusalCookie } from '@zhike/core/single-sign-on/refusal-cookie'
import { renderWithQuery } from '../testing/render-with-query.tsx'
import { ProviderButtons } from './ProviderButtons.tsx'

const providers = [{ id: '0197a000-0000-7000-8000-000000000001', label: '公司账号' }]

afterEach(() => window.history.replaceState(null, '', '/'))

it('leads to the provider and keeps the page that was wanted', async () => {
  window.history.replaceState(null, '', '/sign-in?to=%2Fcustomers%3Ftier%3DA')
  renderWithQuery(<ProviderButtons providers={providers} />)
  const link = await screen.findByRole('link', { name: '用公司账号登录' })
  expect(link.getAttribute('href')).toBe(`/api/v1/single-sign-on/${providers[0]?.id}?to=%2Fcustomers%3Ftier%3DA`)
})

it('shows the words of a refusal once', async () => {
  window.history.replaceState(null, '', '/sign-in')
  document.cookie = `${refusalCookie}=${encodeURIComponent('这里没有这个人')}; Path=/sign-in`
  const first = renderWithQuery(<ProviderButtons providers={providers} />)
  expect((await screen.findByRole('alert')).textContent).toContain('这里没有这个人')
  first.unmount()
  renderWithQuery(<ProviderButtons providers={providers} />)
  await screen.findByRole('link')
  expect(screen.queryByRole('alert')).toBeNull()
})
