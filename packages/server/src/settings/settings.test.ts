import { afterAll, beforeAll, expect, it } from 'vitest'
import { settingsRoutes } from '@zhike/core/settings/api'
import { createWorld, type World } from '../../test/world.ts'
import { readSetting } from './read-setting.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const key = 'today.untouched-days'
const put = (value: unknown) => world.admin.api.call(settingsRoutes.putSetting, { params: { key }, body: { value } })

it('has a value for every setting before anybody changes one', async () => {
  const { items } = await world.rep.api.ok<{ items: { key: string; isDefault: boolean }[] }>(
    settingsRoutes.listSettings,
  )
  expect(items.find((one) => one.key === key)).toMatchObject({ isDefault: true, value: { A: 15, B: 30, C: 60 } })
})

it('keeps what fits and explains what does not', async () => {
  const refused = await put({ A: 0, B: 30, C: 'x', none: null })
  expect(refused.statusCode).toBe(400)
  expect(refused.json().errors.map((one: { path: string }) => one.path)).toEqual(['/value/A', '/value/C'])
  expect((await put({ A: 7, B: 14, C: 28, none: 90 })).statusCode).toBe(200)
  expect(await readSetting(world.rep.ctx, key)).toEqual({ A: 7, B: 14, C: 28, none: 90 })
  const unknown = await world.admin.api.call(settingsRoutes.putSetting, {
    params: { key: 'no.such' },
    body: { value: 1 },
  })
  expect(unknown.statusCode).toBe(400)
})

it('falls back where an older program stored what this one does not understand', async () => {
  await world.database.ownerQuery(`update settings set value = '"soon"'`)
  expect(await readSetting(world.rep.ctx, key)).toMatchObject({ A: 15 })
})

it('keeps exchange rates exactly, for currencies that exist', async () => {
  const rate = (currency: string, value: string) =>
    world.admin.api.call(settingsRoutes.putExchangeRate, { params: { currency }, body: { rate: value } })
  expect((await rate('USD', '7.12345678')).json()).toMatchObject({ currency: 'USD', rate: '7.12345678' })
  expect((await rate('USD', '7.1')).json()).toMatchObject({ rate: '7.1' })
  expect((await rate('CNY', '1')).json()).toMatchObject({ code: 'exchange-rate.own-currency' })
  expect((await rate('XQQ', '1')).json()).toMatchObject({ code: 'exchange-rate.unknown-currency' })
  for (const bad of ['0', '-1', '1e3', '', '0.000000001']) expect((await rate('EUR', bad)).statusCode, bad).toBe(400)
  expect(await world.rep.api.ok(settingsRoutes.listExchangeRates)).toMatchObject({ items: [{ currency: 'USD' }] })
  const remove = () => world.admin.api.call(settingsRoutes.deleteExchangeRate, { params: { currency: 'USD' } })
  expect((await remove()).statusCode).toBe(204)
  expect((await remove()).statusCode).toBe(404)
})
