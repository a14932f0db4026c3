import { describe, expect, it } from 'vitest'
import { describeDevice } from './describe-device.ts'

describe('where somebody is signed in', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge, Windows', false],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1', 'Safari, iOS', true],
    ['Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537.36 MicroMessenger/8.0', 'WeChat, Android', true],
    ['curl/8.5', '', false],
  ])('%s is %s', (userAgent, name, isPhone) => {
    expect(describeDevice(userAgent)).toEqual({ name, isPhone })
  })

  it('may be unknown', () => {
    expect(describeDevice(null).name).toBe('')
  })
})
