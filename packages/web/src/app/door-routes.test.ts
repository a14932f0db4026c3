import { describe, expect, it } from 'vitest'
import { sessionRoutes } from '@zhike/core/session/api'
import { setupRoutes } from '@zhike/core/setup/api'
import * as door from './door-routes.ts'

describe('the routes of the door', () => {
  const table = { ...sessionRoutes, ...setupRoutes }
  it.each(Object.keys(door) as (keyof typeof door)[])('%s says what the route table says', (name) => {
    const { method, path, status, requestMedia, responseMedia } = table[name]
    expect(door[name]).toEqual({ method, path, status, requestMedia, responseMedia })
  })
})
