import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyRoute } from '@zhike/core/api/route'
import { routes } from '@zhike/core/api/routes'
import type { CallOptions } from './api-client.ts'
import { stringPlaces, valueAt, withValueAt, type Place } from './bad-input/string-places.ts'
import { importFile } from './import-file.ts'
import { allCases } from './route-access/all-cases.ts'
import { furnish } from './route-access/customer-cases.ts'
import { createScene, type Scene } from './route-access/scene.ts'

// Whatever is typed into whatever takes text: a clear refusal that leaves nothing half done, or stored and answered as it
// was sent. The places come from the schemas, the sound body around them from the cases of route-access, so a new route
// is walked without anybody thinking of it. What a schema refuses is not sent again and again: one request of each route
// shows that the schema stands before the verb.

const texts: Record<string, string> = {
  'ten thousand characters': 'x'.repeat(10_000),
  emoji: '👩‍👩‍👧‍👦𠮷🏳️‍🌈',
  'right to left': '\u202emoc.live\u202c مرحبا',
  NUL: 'a\u0000b',
  'control characters': 'a\u0007\u001b[31mb',
  'half a character': 'a\ud800b',
  HTML: '"><img src=x onerror=alert(1)>',
  'a formula': '=HYPERLINK("http://evil.test","x")',
  SQL: `'); drop table customers; --`,
  'a template': '${7*7} {{7*7}} %s %00 ../../etc/passwd',
}
const otherTypes = [-1e308, true, null, { $gt: '' }, [['x']]]

/** Whoever reads this by recursion runs out of stack. */
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`

/** The outside is asked. */
const leftOut = new Set(['sendTestMail', 'checkIdentityProvider'])

const table = Object.values<AnyRoute>(routes).filter(({ operationId }) => !leftOut.has(operationId))
const writing = table.filter((route) => route.body !== undefined && route.requestMedia === 'json')
const asking = table.filter((route) => route.query !== undefined && route.responseMedia === 'json')

let scene: Scene
beforeAll(async () => {
  scene = await createScene()
  await furnish(scene)
})
afterAll(() => scene.world.close())

interface Flaw {
  where: string
  status: number
  answer: string
}

const flaws: Flaw[] = []
/** What was done, as it was after the last refusal; undefined after something may have been written. */
let known: string | undefined

/** A call that an administrator is answered as promised. */
async function soundCall(route: AnyRoute): Promise<CallOptions> {
  known = undefined
  const cases = allCases[route.operationId]?.cases ?? []
  const one = cases.find(({ expected }) => expected.admin === route.status) ?? cases[0]
  return (await one?.call(scene, 'admin')) ?? {}
}

/** What was done so far, that a refusal must not add to. That somebody tried in vain is written down. */
async function doneSoFar(): Promise<string> {
  const [row] = await scene.world.database.ownerQuery(`
    select (select count(*) from audit_entries where action not in ('access.refused', 'person.see-as')
        and action not like '%-failed')::int as audit,
      (select count(*) from events)::int as events, (select count(*) from customers)::int as customers,
      (select count(*) from contacts)::int as contacts, (select count(*) from orders)::int as orders`)
  return JSON.stringify(row)
}

const isJson = (answer: { body: string; headers: object }) =>
  answer.body !== '' && String((answer.headers as Record<string, unknown>)['content-type']).includes('json')

/** A call of a route, and whether something was done with it already. */
class Trial {
  readonly route: AnyRoute
  call: CallOptions = {}
  private isUsed = false

  constructor(route: AnyRoute) {
    this.route = route
  }

  async renew(): Promise<this> {
    this.call = await soundCall(this.route)
    this.isUsed = false
    return this
  }

  /** What was done once may not be possible again: then it is tried with a record that is new. */
  async send(more: (call: CallOptions) => CallOptions, where: string) {
    let answer = await this.once(more(this.call), where)
    if (this.isUsed && [404, 409, 412, 422].includes(answer.statusCode)) {
      await this.renew()
      answer = await this.once(more(this.call), where)
    }
    if (answer.statusCode < 300) {
      this.isUsed = true
      const version: unknown = isJson(answer) ? valueAt(answer.json(), ['version']) : undefined
      if (typeof version === 'number' && this.call.version !== undefined) this.call = { ...this.call, version }
    }
    return answer
  }

  private async once(call: CallOptions, where: string) {
    known ??= await doneSoFar()
    const answer = await scene.clients.admin.call(this.route, call)
    const status = answer.statusCode
    const tell = (what: string) => flaws.push({ where: `${this.route.operationId} ${where}`, status, answer: what })
    // 502 and 503 are what a place outside answered.
    if (status >= 500 && status !== 502 && status !== 503) tell(answer.body.slice(0, 300))
    if (status < 400) known = undefined
    else {
      const now = await doneSoFar()
      if (now !== known) tell(`refused, and yet something was written: ${known} ${now}`)
      known = now
      const type = String(answer.headers['content-type'])
      if (!type.startsWith('application/problem+json')) tell('no problem document')
    }
    return answer
  }
}

const shown = (place: Place) => `/${place.join('/')}`
const withTexts = (body: unknown, places: readonly Place[], text: string) =>
  places.reduce((whole, place) => withValueAt(whole, place, text), body)

/** All of these places with the same text: what is taken there is answered as it was sent. True when it was taken. */
async function tryText(trial: Trial, places: readonly Place[], text: string, name: string): Promise<boolean> {
  const { operationId } = trial.route
  const answer = await trial.send(
    (call) => ({ ...call, body: withTexts(call.body, places, text) }),
    `${places.map(shown).join(' ')} ${name}`,
  )
  if (answer.statusCode >= 300) return false
  for (const place of isJson(answer) ? places : []) {
    const back = valueAt(answer.json(), place)
    if (typeof back !== 'string' || back === text.trim()) continue
    flaws.push({
      where: `${operationId} ${shown(place)} ${name}`,
      status: answer.statusCode,
      answer: back.slice(0, 200),
    })
  }
  return true
}

it('knows where texts stand', () => {
  expect(writing.length).toBeGreaterThan(80)
  const places = writing.flatMap((route) => (route.body ? stringPlaces(route.body) : []))
  expect(places.length).toBeGreaterThan(300)
})

it('no file that is imported breaks anything: each row is written as it stands there, or refused for a reason', async () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  // A file with NUL or other controls is no text, and half a character is no bytes of UTF-8.
  const kept = Object.entries(texts).filter(([, text]) => !/[\u0000-\u001f]/.test(text) && text.isWellFormed())
  const lines = kept.map(([name, text]) => `I-${name},${quoted(text)},${quoted(text)},${quoted(text)}`)
  const content = `客户编号,客户名称,电话,备注\n${lines.join('\n')}\n`
  const { ctx } = scene.world.admin
  for (const sign of ['NUL', 'control characters']) {
    const binary = importFile(ctx, { kind: 'customers', content: `${content}x,${texts[sign]}\n`, goal: 'apply' })
    await expect(binary).rejects.toThrow(
      `import.not-text {"fileName":"file.csv","row":${kept.length + 2},"column":"B"}`,
    )
  }
  const { id } = await importFile(ctx, { kind: 'customers', content, goal: 'apply' })
  const [record] = await scene.world.database.ownerQuery<{
    state: string
    counts: { created: number; refused: number; skipped: number }
  }>('select state, counts from imports where id = $1', [id])
  expect(record?.state).toBe('done')
  const { created = 0, refused = 0, skipped = 0 } = record?.counts ?? {}
  expect(created + refused + skipped).toBe(kept.length)
  const rows = await scene.world.database.ownerQuery<{ externalId: string; name: string }>(
    `select external_id as "externalId", name from customers where external_id like 'I-%'`,
  )
  expect(rows.length).toBe(created)
  for (const { externalId, name } of rows) expect(name).toBe(texts[externalId.slice(2)]?.trim())
  expect(rows.map((row) => row.externalId)).toEqual(expect.arrayContaining(['I-HTML', 'I-emoji']))
})

it('no body of any route breaks anything, and what is taken is answered as it was sent', async () => {
  let taken = 0
  for (const route of writing) {
    const schema = route.body
    if (!schema) continue
    const trial = await new Trial(route).renew()
    const fits = (body: unknown) => schema.safeParse(body).success
    const places = stringPlaces(schema)
    let refused: { body: unknown; where: string } | undefined
    for (const [name, text] of Object.entries(texts)) {
      const { body } = trial.call
      const open = places.filter((place) => fits(withValueAt(body, place, text)))
      const shut = places.find((place) => !open.includes(place))
      if (shut) refused ??= { body: withValueAt(body, shut, text), where: `${shown(shut)} ${name}` }
      // All at once, as far as that fits the schema; each by itself where a verb refuses them together.
      const together = open.reduce<Place[]>((some, place) => {
        const more = [...some, place]
        return fits(withTexts(body, more, text)) ? more : some
      }, [])
      if (together.length > 0 && (await tryText(trial, together, text, name))) taken += together.length
      else for (const place of open) if (open.length > 1 && (await tryText(trial, [place], text, name))) taken++
    }
    for (const place of places) {
      for (const value of otherTypes) {
        if (!fits(withValueAt(trial.call.body, place, value))) continue
        const where = `${shown(place)} ${JSON.stringify(value)}`
        await trial.send((call) => ({ ...call, body: withValueAt(call.body, place, value) }), where)
      }
    }
    const strange = { ...(trial.call.body as object), noSuchField: 'x' }
    const bodies = [refused?.body, null, [], 7, strange].filter((body) => body !== undefined)
    // Bodies that are no JSON at all never reach a route: one shows it.
    const broken = route === writing[0] ? [deep, '{"a":', '{"__proto__":{"x":1}}'] : []
    for (const payload of [...bodies.map((body) => JSON.stringify(body)), ...broken]) {
      const headers = { 'content-type': 'application/json' }
      const where = payload === JSON.stringify(refused?.body) ? refused?.where : `the body ${payload.slice(0, 60)}`
      const send = (call: CallOptions) => ({ ...call, body: payload, headers: { ...call.headers, ...headers } })
      const { statusCode } = await trial.send(send, where ?? '')
      const isSound = bodies.some((body) => JSON.stringify(body) === payload && fits(body))
      if (!isSound && statusCode < 400)
        flaws.push({ where: `${route.operationId} ${where}`, status: statusCode, answer: 'taken' })
    }
  }
  expect(flaws).toEqual([])
  expect(taken).toBeGreaterThan(300)
}, 120_000)

it('no question of any route breaks anything', async () => {
  for (const route of asking) {
    if (!route.query) continue
    const trial = await new Trial(route).renew()
    for (const place of stringPlaces(route.query)) {
      const [key] = place
      if (place.length > 1 || typeof key !== 'string') continue
      for (const [name, text] of Object.entries(texts)) {
        const query = { ...trial.call.query, [key]: text }
        if (route.query.safeParse(query).success) await trial.send((call) => ({ ...call, query }), `?${key}= ${name}`)
      }
    }
  }
  expect(flaws).toEqual([])
}, 120_000)
