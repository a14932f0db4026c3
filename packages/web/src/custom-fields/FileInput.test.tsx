// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { i18n } from '../app/i18n/translation.ts'
import { FileInput } from './FileInput.tsx'

beforeAll(() => i18n.loadNamespaces(['custom-fields', 'ui']))
afterEach(() => vi.unstubAllGlobals())

/** Answers every upload with this. */
function stubUpload(status: number, answer: object): string[] {
  const sent: string[] = []
  class Upload extends EventTarget {
    status = status
    responseText = JSON.stringify(answer)
    upload = new EventTarget()
    responseType = ''
    open(method: string, address: string) {
      sent.push(`${method} ${address}`)
    }
    setRequestHeader() {
      return undefined
    }
    send() {
      queueMicrotask(() => this.dispatchEvent(new Event('load')))
    }
  }
  vi.stubGlobal('XMLHttpRequest', Upload)
  return sent
}

function Form({ held = '' }: { held?: string }) {
  const [value, setValue] = useState(held)
  return (
    <>
      <FileInput
        fieldId="f1"
        label="营业执照"
        hint={undefined}
        error={undefined}
        optional
        value={value}
        name={value === 'old' ? '旧执照.pdf' : undefined}
        onChange={setValue}
      />
      <output>{value}</output>
    </>
  )
}
const choose = (name: string) =>
  userEvent.upload(screen.getByLabelText('营业执照', { selector: 'input' }), new File(['x'], name))
const value = () => screen.getByRole('status').textContent

it('a file is uploaded at once and named by its id; it can be replaced and removed', async () => {
  const sent = stubUpload(201, { id: 'new', name: '新执照.pdf', byteSize: 2048 })
  render(<Form held="old" />)
  expect(screen.getByText('旧执照.pdf')).toBeTruthy()
  await choose('新执照.pdf')
  expect(await screen.findByText('新执照.pdf')).toBeTruthy()
  expect(screen.getByText('2 KB')).toBeTruthy()
  expect(sent).toEqual(['POST /api/v1/custom-fields/f1/files'])
  expect(value()).toBe('new')
  await userEvent.click(screen.getByRole('button', { name: '移除「营业执照」的附件' }))
  expect(value()).toBe('')
  expect(screen.getByText('选择文件')).toBeTruthy()
})

it('what is refused says why, and the field keeps what it held', async () => {
  stubUpload(413, { code: 'file.over-limit', title: '「大.pdf」超过 20 MB。' })
  render(<Form held="old" />)
  await choose('大.pdf')
  expect((await screen.findByRole('alert')).textContent).toContain('超过 20 MB')
  expect(value()).toBe('old')
})
