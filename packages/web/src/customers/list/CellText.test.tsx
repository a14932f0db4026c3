// @vitest-environment jsdom
import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CellText } from './CellText.tsx'

test('nothing stands in a cell whose value is still being read, a dash where there is none', () => {
  const cell = (text: string | null | undefined) => render(<CellText text={text} />).container.textContent
  expect(cell(undefined)).toBe('')
  expect(cell(null)).toBe('—')
  expect(cell('')).toBe('—')
  expect(cell('50–100 人')).toBe('50–100 人')
})
