// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { renderWithQuery } from '../testing/render-with-query.tsx'
import { stubServer } from '../testing/stub-server.ts'
import { toastStore, undoLast } from '../ui/toast/toast.ts'
import { FollowUpComposer } from './FollowUpComposer.tsx'

vi.mock('../app/session/use-session.ts', () => ({
  useSession: () => ({
    company: { timeZone: 'Asia/Shanghai', currency: 'CNY' },
    today: '2026-11-21',
    person: { id: 'me', name: '林晚舟' },
  }),
}))

const customer = { id: 'c1', name: '宁波北斗湾机械', nextContactOn: '2026-11-20', nextStep: '给交货方案' }
const contacts = {
  items: [
    { id: 'k1', name: '赵启明', title: '采购经理', isPrimary: true },
    { id: 'k2', name: '丁若水', title: null, isPrimary: false },
  ],
}
const path = '/api/v1/customers/c1'

afterEach(() => vi.unstubAllGlobals())

async function write(text: string) {
  const user = userEvent.setup()
  await user.type(await screen.findByRole('textbox', { name: '跟进内容' }), text)
  return user
}

describe('the follow-up box', () => {
  it('ticks off the agreed day that has come, names the primary contact, and takes both back', async () => {
    const sent = stubServer({
      [`GET ${path}/contacts`]: { body: contacts },
      [`POST ${path}/follow-ups`]: { status: 201, body: { id: 'f1' } },
      [`DELETE ${path}/follow-ups/f1`]: { status: 204 },
      [`PUT ${path}/next-contact`]: { body: { on: '2026-11-20', step: '给交货方案' } },
    })
    const onSaved = vi.fn<() => void>()
    renderWithQuery(<FollowUpComposer customer={customer} onSaved={onSaved} />)
    await screen.findByText('赵启明 采购经理')
    const user = await write('方案已发')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
    expect(sent.find((one) => one.method === 'POST')?.body).toEqual({
      kind: 'call',
      text: '方案已发',
      contactId: 'k1',
      nextContactOn: null,
    })
    expect(screen.getByRole('textbox', { name: '跟进内容' })).toHaveProperty('value', '')

    expect(undoLast()).toBe(true)
    await waitFor(() =>
      expect(sent.find((one) => one.method === 'PUT')?.body).toEqual({ on: '2026-11-20', step: '给交货方案' }),
    )
  })

  it('asks what is promised once a day is chosen, and sends both', async () => {
    const sent = stubServer({
      [`GET ${path}/contacts`]: { body: { items: [] } },
      [`POST ${path}/follow-ups`]: { status: 201, body: { id: 'f1' } },
    })
    renderWithQuery(<FollowUpComposer customer={{ ...customer, nextContactOn: null }} />)
    const user = await write('等测试结果')
    await user.click(screen.getByRole('button', { name: '3 天' }))
    await user.type(screen.getByRole('textbox', { name: '约好的事' }), '问结果')
    await user.click(screen.getByRole('button', { name: /保存/ }))
    await waitFor(() =>
      expect(sent.find((one) => one.method === 'POST')?.body).toEqual({
        kind: 'call',
        text: '等测试结果',
        nextContactOn: '2026-11-24',
        nextStep: '问结果',
      }),
    )
    await waitFor(() => expect(toastStore.get()[0]?.text).toMatch(/^记下了，下次 11-24/))
  })

  it('keeps what was written when it could not be saved, also for the next time it opens', async () => {
    stubServer({
      [`GET ${path}/contacts`]: { body: { items: [] } },
      [`POST ${path}/follow-ups`]: { status: 500, body: { code: 'internal', detail: '服务器出错', status: 500 } },
    })
    const { unmount } = renderWithQuery(<FollowUpComposer customer={customer} />)
    const user = await write('不能丢')
    await user.click(screen.getByRole('button', { name: /保存/ }))
    expect((await screen.findByRole('alert')).textContent).toContain('没保存上：服务器出错')
    unmount()
    renderWithQuery(<FollowUpComposer customer={customer} />)
    expect(await screen.findByDisplayValue('不能丢')).toBeTruthy()
  })
})
