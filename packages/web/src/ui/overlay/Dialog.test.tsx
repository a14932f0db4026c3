// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { toastStore } from '../toast/toast.ts'
import { Dialog } from './Dialog.tsx'

beforeEach(() => toastStore.set([]))

function openDialog(content = <input aria-label="姓名" />) {
  const onClose = vi.fn<() => void>()
  render(
    <Dialog title="加联系人" open onClose={onClose}>
      <form>{content}</form>
    </Dialog>,
  )
  const escape = () => fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape', keyCode: 27 })
  return { onClose, escape }
}

it('what was typed does not go by one press of Esc: it says so, and a second press means it', () => {
  const { onClose, escape } = openDialog()
  fireEvent.input(screen.getByLabelText('姓名'), { target: { value: '陈' } })
  escape()
  expect(onClose).not.toHaveBeenCalled()
  expect(toastStore.get()).toHaveLength(1)
  escape()
  expect(onClose).toHaveBeenCalledTimes(1)
})

it('nothing typed, or only looked for: Esc closes at once', () => {
  const { onClose, escape } = openDialog(<input type="search" aria-label="找" />)
  fireEvent.input(screen.getByLabelText('找'), { target: { value: '陈' } })
  escape()
  expect(onClose).toHaveBeenCalledTimes(1)
  expect(toastStore.get()).toHaveLength(0)
})

it('the cross closes at once, whatever was typed', () => {
  const { onClose } = openDialog()
  fireEvent.input(screen.getByLabelText('姓名'), { target: { value: '陈' } })
  fireEvent.click(screen.getByRole('button', { name: /close/i }))
  expect(onClose).toHaveBeenCalledTimes(1)
})
