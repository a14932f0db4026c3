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

  it('asks for the second factor once the password was right, and sends both together', async () => {
    const sent = stubServer({
      'POST /api/v1/sign-in': ({ body }) => {
        const { code } = body as { code?: string }
        if (code === undefined) return { status: 401, body: { code: 'sign-in.code-needed', title: 'x' } }
        return code === '123456'
          ? { body: {} }
          : { status: 401, body: { code: 'sign-in.wrong-code', title: '验证码不对。' } }
      },
    })
    const onSignedIn = await open()
    await fill('lin', 'long enough')
    const digits = await screen.findByLabelText('6 位数字')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(digits.getAttribute('autocomplete')).toBe('one-time-code')
    await userEvent.type(digits, '000000')
    await userEvent.click(screen.getByRole('button', { name: '登录' }))
    expect((await screen.findByRole('alert')).textContent).toContain('验证码不对。')
    await userEvent.clear(screen.getByLabelText('6 位数字'))
    await userEvent.type(screen.getByLabelText('6 位数字'), '123456')
    await userEvent.click(screen.getByRole('button', { name: '登录' }))
    await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledTimes(1))
    expect(sent.at(-1)?.body).toEqual({ identifier: 'lin', password: 'long enough', remember: true, code: '123456' })
  })

  it('offers a recovery code instead, and another account', async () => {
    stubServer({ 'POST /api/v1/sign-in': { status: 401, body: { code: 'sign-in.code-needed', title: 'x' } } })
    await open()
    await fill('lin', 'long enough')
    await userEvent.click(await screen.findByRole('button', { name: '改用恢复码' }))
    expect(screen.getByLabelText('恢复码').getAttribute('inputmode')).toBe('text')
    await userEvent.click(screen.getByRole('button', { name: '换个账号' }))
    expect(screen.getByLabelText('账号')).toHaveProperty('value', 'lin')
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
