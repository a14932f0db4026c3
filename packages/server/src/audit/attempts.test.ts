import { newId } from '@zhike/core/kernel/ids'
import { auditRoutes } from '@zhike/core/audit/api'
import { peopleRoutes } from '@zhike/core/people/api'
import { sessionRoutes } from '@zhike/core/session/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, testPassword, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const audited = (action: string) =>
  world.database.ownerQuery(
    `select e.actor_kind, e.actor_id, e.actor_name, e.via, e.ip_address, e.subject_type, e.subject_id, e.summary, v.after
     from audit_entries e left join audit_values v on v.entry_id = e.id where e.action = $1 order by e.at`,
    [action],
  )

function signIn(identifier: string, password: string) {
  const payload = { identifier, password, remember: true }
  return world.app.inject({ method: 'POST', url: sessionRoutes.signIn.path, payload, remoteAddress: '192.0.2.9' })
}

describe('signing in', () => {
  it('in vain is audited with where from and what was typed, alike whether the account exists', async () => {
    // What no column can hold is refused before anybody is looked for.
    expect((await signIn('half\ud83d', 'not the password')).statusCode).toBe(400)
    for (const one of [world.rep.email, 'nobody@luming.test'])
      expect((await signIn(one, 'not the password')).statusCode).toBe(401)
    const rows = await audited('session.sign-in-failed')
    const { after: _, ...first } = rows[0]!
    expect(first).toEqual({
      actor_kind: 'system',
      actor_id: null,
      actor_name: 'anonymous',
      via: 'web',
      ip_address: '192.0.2.9',
      subject_type: 'sign-in',
      subject_id: null,
      summary: {},
    })
    expect(rows.map((row) => row.after)).toEqual([
      { identifier: world.rep.email },
      { identifier: 'nobody@luming.test' },
    ])
    for (const { after: _, ...row } of rows) expect(row).toEqual(first)
  })

  it('and out is audited, and a wrong current password when changing it', async () => {
    const { cookies } = await signIn(world.rep.email, testPassword)
    const cookie = cookies.map((one) => `${one.name}=${encodeURIComponent(one.value)}`).join('; ')
    const headers = { cookie, origin: world.env.publicUrl }
    const change = await world.app.inject({
      method: sessionRoutes.changePassword.method,
      url: sessionRoutes.changePassword.path,
      headers,
      payload: { currentPassword: 'not the password', newPassword: 'another horse 马马' },
    })
    expect(change.statusCode, change.body).toBeLessThan(500)
    await world.app.inject({ method: 'POST', url: sessionRoutes.signOut.path, headers })
    for (const action of ['session.sign-in', 'session.sign-out', 'person.change-password-failed']) {
      expect(await audited(action), action).toMatchObject([{ actor_id: world.rep.id, subject_id: world.rep.id }])
    }
  })
})

describe('a refused attempt', () => {
  const refused = async () => (await audited('access.refused')).filter((row) => row.actor_id === world.rep.id)

  it('at a change is audited with who, what and on which record, of the same once a minute', async () => {
    const id = newId()
    for (let n = 0; n < 3; n++) {
      expect((await world.rep.api.call(peopleRoutes.deactivatePerson, { params: { id } })).statusCode).toBe(403)
    }
    expect(await refused()).toEqual([
      expect.objectContaining({
        via: 'api-key',
        subject_type: 'route',
        subject_id: 'deactivatePerson',
        summary: { code: 'access.refused', permission: 'person.manage' },
        after: { id },
      }),
    ])
    await world.database.ownerQuery(`update audit_entries set at = at - interval '2 minutes'`)
    await world.rep.api.call(peopleRoutes.deactivatePerson, { params: { id } })
    expect(await refused()).toHaveLength(2)
  })

  it('is audited also where the address holds what the database cannot store', async () => {
    const path = peopleRoutes.deactivatePerson.path.replace('{id}', '%00x')
    expect((await world.stranger.api.call({ ...peopleRoutes.deactivatePerson, path }, {})).statusCode).toBe(403)
    expect((await audited('access.refused')).at(-1)).toMatchObject({ actor_id: world.stranger.id, after: { id: 'x' } })
  })

  it('at a mere look is not', async () => {
    const before = (await refused()).length
    expect((await world.rep.api.call(auditRoutes.listAudit)).statusCode).toBe(403)
    expect(await refused()).toHaveLength(before)
  })
})
