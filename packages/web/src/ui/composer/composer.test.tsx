// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { pretendWidth } from '../../testing/browser-parts.ts'
import { Composer } from './Composer.tsx'
import { ComposerText } from './ComposerText.tsx'
import { MonthCalendar } from './MonthCalendar.tsx'
import { NextDatePicker } from './NextDatePicker.tsx'

const today = '2026-11-21'

function Writer({ onSave, isSaving = false }: { onSave: () => void; isSaving?: boolean }) {
  const [text, setText] = useState('')
  return (
    <Composer
      label="写跟进"
      head={null}
      foot={null}
      saveLabel="保存"
      canSave={text !== ''}
      isSaving={isSaving}
      onSave={onSave}
    >
      <ComposerText label="内容" value={text} onChange={setText} />
    </Composer>
  )
}

function Dates() {
  const [day, setDay] = useState<string | null>(null)
  return (
    <>
      <NextDatePicker today={today} language="zh-CN" value={day} onChange={setDay} />
      <output>{day ?? 'none'}</output>
    </>
  )
}

describe('the composer', () => {
  it('saves with Ctrl+Enter, but nothing empty and nothing twice', async () => {
    const onSave = vi.fn()
    const { rerender } = render(<Writer onSave={onSave} />)
    await userEvent.click(screen.getByLabelText('内容'))
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(onSave).not.toHaveBeenCalled()
    await userEvent.keyboard('谈妥了{Control>}{Enter}{/Control}')
    expect(onSave).toHaveBeenCalledTimes(1)
    rerender(<Writer onSave={onSave} isSaving />)
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(onSave).toHaveBeenCalledTimes(1)
  })

  it('sets the next date with one press and takes it back with another', async () => {
    render(<Dates />)
    await userEvent.click(screen.getByRole('button', { name: '3 天' }))
    expect(screen.getByRole('status').textContent).toBe('2026-11-24')
    expect(screen.getByRole('button', { name: '3 天 11-24 周二' }).getAttribute('aria-pressed')).toBe('true')
    await userEvent.click(screen.getByRole('button', { name: '3 天 11-24 周二' }))
    expect(screen.getByRole('status').textContent).toBe('none')
  })

  it('takes any other day from the calendar, in a sheet on a phone', async () => {
    pretendWidth(390)
    render(<Dates />)
    await userEvent.click(screen.getByRole('button', { name: '选日期' }))
    await userEvent.click(await screen.findByRole('button', { name: '11月30日 周一' }))
    expect(screen.getByRole('status').textContent).toBe('2026-11-30')
    pretendWidth(1440)
  })
})

describe('the calendar', () => {
  it('begins weeks on Monday and offers no day that has passed', () => {
    render(<MonthCalendar today={today} language="zh-CN" value={null} min={today} onChange={() => undefined} />)
    expect(
      screen
        .getAllByRole('columnheader')
        .map((head) => head.textContent)
        .join(''),
    ).toBe('一二三四五六日')
    expect(screen.getByRole('button', { name: '11月20日 周五' })).toHaveProperty('disabled', true)
    expect(screen.getByRole('button', { name: '11月21日 周六' })).toHaveProperty('disabled', false)
  })

  it('is walked by arrows and pages, over the ends of months', async () => {
    const onChange = vi.fn()
    render(<MonthCalendar today={today} language="en" value="2026-11-30" onChange={onChange} />)
    screen.getByRole('button', { name: 'Mon 30 Nov' }).focus()
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{PageDown}{Enter}')
    expect(onChange).toHaveBeenCalledExactlyOnceWith('2027-01-08')
  })
})
