// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { installShortcuts, useRegisteredShortcuts, useShortcuts, type Shortcut } from './shortcuts.ts'

let stop: () => void
beforeEach(() => {
  stop = installShortcuts()
})
afterEach(() => stop())

function Page({ shortcuts }: { shortcuts: Shortcut[] }) {
  useShortcuts(shortcuts)
  const listed = useRegisteredShortcuts()
  return (
    <>
      <input aria-label="field" />
      <div role="dialog">
        <button type="button">inside</button>
      </div>
      <button type="button">outside</button>
      <output>{listed.map((one) => one.label).join()}</output>
    </>
  )
}

describe('shortcuts', () => {
  it('run a key and a sequence, and list what has a name', async () => {
    const write = vi.fn()
    const go = vi.fn()
    render(
      <Page
        shortcuts={[
          { keys: 'n', run: write, label: 'write' },
          { keys: 'g c', run: go },
        ]}
      />,
    )
    await userEvent.keyboard('n')
    await userEvent.keyboard('gc')
    await userEvent.keyboard('c')
    expect(write).toHaveBeenCalledTimes(1)
    expect(go).toHaveBeenCalledTimes(1)
    expect(screen.getByRole('status').textContent).toBe('write')
  })

  it('rest while one writes and while a dialog has the focus', async () => {
    const write = vi.fn()
    render(<Page shortcuts={[{ keys: 'n', run: write }]} />)
    await userEvent.type(screen.getByLabelText('field'), 'n')
    screen.getByText('inside').focus()
    await userEvent.keyboard('n')
    expect(write).not.toHaveBeenCalled()
    screen.getByText('outside').focus()
    await userEvent.keyboard('n')
    expect(write).toHaveBeenCalledTimes(1)
  })

  it('leave Enter to the button that has the focus', async () => {
    const open = vi.fn()
    render(<Page shortcuts={[{ keys: 'Enter', run: open }]} />)
    screen.getByText('outside').focus()
    await userEvent.keyboard('{Enter}')
    expect(open).not.toHaveBeenCalled()
  })

  it('go with the component that registered them, and the later one wins', async () => {
    const first = vi.fn()
    const second = vi.fn()
    render(<Page shortcuts={[{ keys: 'n', run: first }]} />)
    const other = render(<Page shortcuts={[{ keys: 'n', run: second }]} />)
    await userEvent.keyboard('n')
    other.unmount()
    await userEvent.keyboard('n')
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1])
  })
})
