// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { renderWithQuery } from '../testing/render-with-query.tsx'
import { stubServer } from '../testing/stub-server.ts'
import { SignInForm } from './SignInForm.tsx'

afterEach(() => vi.unstubAllGlobals())

async function open(onSignedIn = vi.fn()) {
  renderWithQuery(<SignInForm company="鹿鸣川精工" onSignedIn={onSignedIn} />)
  await screen.findByRole('heading', { name: '登录鹿鸣川精工' })
  return onSignedIn
}

async function fill(identifier: string, password: string) {
  await userEvent.type(screen.getByLabelText('账号'), identifier)
  await userEvent.type(screen.getByLabelText('密码'), password)
  await userEvent.click(screen.getByRole('button', { name: '登录' }))
}

describe('signing in', () => {
  it('sends the account without stray spaces and stays signed in', async () => {
    const sent = stubServer({ 'POST /api/v1/sign-in': { body: {} } })
    const onSignedIn = await open()
    await fill(' 19900002231 ', 'long enough')
    await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledTimes(1))
    expect(sent[0]?.body).toEqual({ identifier: '19900002231', password: 'long enough', remember: true })
  })

  it('asks for what is missing before it asks the server', async () => {
    const sent = stubServer({})
    await open()
    await userEvent.click(screen.getByRole('button', { name: '登录' }))
    expect(screen.getByText('填邮箱、手机号或工号')).toBeTruthy()
    expect(screen.getByText('填密码')).toBeTruthy()
    expect(screen.getByLabelText('账号').getAttribute('aria-invalid')).toBe('true')
    expect(sent).toHaveLength(0)
  })

  it('shows the server’s words when it refuses', async () => {
    stubServer({ 'POST /api/v1/sign-in': { status: 401, body: { code: 'sign-in.wrong', title: '账号或密码不对。' } } })
    const onSignedIn = await open()
    await fill('lin', 'wrong')
    expect((await screen.findByRole('alert')).textContent).toContain('账号或密码不对。')
    expect(onSignedIn).not.toHaveBeenCalled()
  })

  it('counts down after too many attempts and lets one try again', async () => {
    stubServer({
      'POST /api/v1/sign-in': { status: 429, body: { code: 'sign-in.locked', title: 'x', params: { seconds: 2 } } },
    })
    await open()
    await fill('lin', 'wrong')
    expect(await screen.findByText('试错太多次，2 秒后再试。')).toBeTruthy()
    expect(screen.getByRole('button', { name: '等 2 秒' })).toHaveProperty('disabled', true)
    await vi.waitFor(() => expect(screen.getByRole('button', { name: '登录' })).toHaveProperty('disabled', false), 4000)
  })
})
