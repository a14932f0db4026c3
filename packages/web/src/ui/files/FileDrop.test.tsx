// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { checkFile } from './check-file.ts'
import { FileDrop } from './FileDrop.tsx'

const rule = { kinds: ['.csv', '.xlsx'], maxBytes: 1000 }

describe('a dropped file', () => {
  it.each([
    [{ name: 'Customers.XLSX', size: 10 }, undefined],
    [{ name: 'customers.pdf', size: 10 }, 'wrongKind'],
    [{ name: 'customers.csv', size: 0 }, 'empty'],
    [{ name: 'customers.csv', size: 1001 }, 'tooLarge'],
  ])('%o is judged before it is sent: %s', (file, fault) => {
    expect(checkFile(file, rule)).toBe(fault)
  })

  it('is taken, or refused with its name and what is allowed', async () => {
    const onPick = vi.fn()
    render(<FileDrop {...rule} file={null} onPick={onPick} />)
    const good = new File(['a,b'], 'customers.csv')
    await userEvent.upload(screen.getByLabelText('把文件拖到这里，或点一下选', { selector: 'input' }), good)
    expect(onPick).toHaveBeenCalledExactlyOnceWith(good)
    const place = screen.getByRole('button').parentElement
    fireEvent.drop(place ?? document.body, { dataTransfer: { files: [new File(['x'], 'photo.jpg')] } })
    expect(screen.getByRole('alert').textContent).toContain('「photo.jpg」打不开：只收 .csv .xlsx。')
    expect(onPick).toHaveBeenCalledTimes(1)
  })
})
