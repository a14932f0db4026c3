// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { Empty } from 'antd'
import { useEffect } from 'react'
import { expect, it } from 'vitest'
import { AntdProvider } from './AntdProvider.tsx'

it('keeps what it holds when its words arrive', { timeout: 20_000 }, async () => {
  let mounted = 0
  function Page() {
    useEffect(() => {
      mounted += 1
    }, [])
    return <Empty />
  }
  render(
    <AntdProvider>
      <Page />
    </AntdProvider>,
  )
  await screen.findAllByText('暂无数据', undefined, { timeout: 10_000 })
  expect(mounted).toBe(1)
})
