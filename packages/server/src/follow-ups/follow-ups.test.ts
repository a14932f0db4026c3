import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createContact } from '@zhike/core/contacts/api'
import { getCustomer, setNextContact } from '@zhike/core/customers/api'
import {
  createFollowUp,
  deleteFollowUp,
  getFile,
  listFollowUps,
  patchFollowUp,
  uploadFile,
} from '@zhike/core/follow-ups/api'
import type { FollowUp } from '@zhike/core/follow-ups/schema'
import { png, uploadPicture } from '../../test/upload-picture.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
let id: string

beforeAll(async () => {
  world = await createWorld()
  world.setClock('2026-11-21T04:00:00Z')
})
afterAll(() => world.close())
beforeEach(async () => {
  id = await world.addCustomer({ name: '跟进的客户', personId: world.rep.id })
})

const write = (body: object, actor: Actor = world.rep) =>
  actor.api.ok<FollowUp>(createFollowUp, { params: { id }, body: { kind: 'call', text: '样机已寄出', ...body } })
const customer = () => world.rep.api.ok<Record<string, unknown>>(getCustomer, { params: { id } })

describe('a follow-up', () => {
  it('is written in one go, with what is agreed next', async () => {
    const contact = await world.rep.api.ok<{ id: string }>(createContact, { params: { id }, body: { name: '赵启明' } })
    const followUp = await write({ contactId: contact.id, nextContactOn: '2026-11-24', nextStep: '给交货方案' })
    expect(followUp).toMatchObject({
      authorId: world.rep.id,
      authorName: world.rep.name,
      contactName: '赵启明',
      happenedAt: '2026-11-21T04:00:00Z',
      abilities: { update: true, delete: true },
    })
    expect(await customer()).toMatchObject({
      lastFollowUpAt: '2026-11-21T04:00:00Z',
      nextContactOn: '2026-11-24',
      nextStep: '给交货方案',
    })
    await write({ text: '补一句' })
    expect(await customer()).toMatchObject({ nextContactOn: '2026-11-24', nextStep: '给交货方案' })
  })

  it('settles a promise whose day has come', async () => {
    await world.rep.api.ok(setNextContact, { params: { id }, body: { on: '2026-11-20', step: '回电' } })
    await write({})
    expect(await customer()).toMatchObject({ nextContactOn: null, nextStep: null })
  })

  it('is corrected by its author by version, and by nobody else but administrators', async () => {
    const followUp = await write({ nextContactOn: '2026-11-24' })
    const params = { id, followUpId: followUp.id }
    const changed = await world.rep.api.ok<FollowUp>(patchFollowUp, {
      params,
      version: 1,
      body: { text: '样机明天寄', nextContactOn: '2026-11-25', nextStep: '确认收到' },
    })
    expect(changed).toMatchObject({ version: 2, text: '样机明天寄' })
    expect(await customer()).toMatchObject({ nextContactOn: '2026-11-25', nextStep: '确认收到' })
    expect((await world.rep.api.call(patchFollowUp, { params, version: 1, body: { text: 'x' } })).statusCode).toBe(412)
    const byLead = await world.lead.api.call(patchFollowUp, { params, version: 2, body: { text: 'x' } })
    expect(byLead.json()).toMatchObject({
      status: 403,
      code: 'follow-up.not-author',
      params: { author: world.rep.name },
    })
    expect((await world.lead.api.call(deleteFollowUp, { params })).statusCode).toBe(403)
    await world.admin.api.ok(deleteFollowUp, { params })
    expect(await customer()).toMatchObject({ lastFollowUpAt: null })
  })

  it('names only what exists and happened', async () => {
    const codes = async (body: object) =>
      (await world.rep.api.call(createFollowUp, { params: { id }, body: { kind: 'call', text: 'x', ...body } })).json()
        .code
    const nothing = '01a20000-0000-7000-8000-000000000000'
    expect(await codes({ contactId: nothing })).toBe('follow-up.unknown-contact')
    expect(await codes({ fileId: nothing })).toBe('follow-up.unknown-file')
    expect(await codes({ happenedAt: '2026-11-21T05:00:00Z' })).toBe('follow-up.in-future')
    expect(await codes({ kind: 'dream' })).toBe('input.invalid')
    expect(await codes({ text: '' })).toBe('input.invalid')
  })

  it('is listed newest first, and not outside the scope', async () => {
    for (const hour of ['01', '03', '02']) await write({ text: hour, happenedAt: `2026-11-20T${hour}:00:00Z` })
    const texts: string[] = []
    let after: string | undefined
    do {
      const page = await world.lead.api.ok<{ items: FollowUp[]; nextCursor: string | null }>(listFollowUps, {
        params: { id },
        query: { limit: 2, after },
      })
      texts.push(...page.items.map((one) => one.text))
      after = page.nextCursor ?? undefined
    } while (after)
    expect(texts).toEqual(['03', '02', '01'])
    expect((await world.stranger.api.call(listFollowUps, { params: { id } })).statusCode).toBe(404)
    const foreign = await world.stranger.api.call(createFollowUp, { params: { id }, body: { kind: 'call', text: 'x' } })
    expect(foreign.statusCode).toBe(404)
  })
})

describe('a picture', () => {
  const head = '89504e470d0a1a0a0000000d49484452'
  const upload = (content: Buffer, name = '照片.png', actor: Actor = world.rep) =>
    uploadPicture(world, actor, content, name)

  it('hangs on a follow-up and is seen by whoever sees the customer', async () => {
    const uploaded = (await upload(png)).json()
    expect(uploaded).toMatchObject({ name: '照片.png', contentType: 'image/png', byteSize: png.byteLength })
    const params = { id: uploaded.id }
    expect((await world.rep.api.call(getFile, { params })).statusCode).toBe(200)
    expect((await world.lead.api.call(getFile, { params })).statusCode).toBe(404)
    expect((await write({ fileId: uploaded.id })).fileId).toBe(uploaded.id)
    const seen = await world.lead.api.call(getFile, { params })
    expect(seen.rawPayload.equals(png)).toBe(true)
    expect(seen.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
    expect(seen.headers['content-security-policy']).toContain('sandbox')
    expect((await world.stranger.api.call(getFile, { params })).statusCode).toBe(404)
    const twice = await world.rep.api.call(createFollowUp, {
      params: { id },
      body: { kind: 'note', text: 'x', fileId: uploaded.id },
    })
    expect(twice.json()).toMatchObject({ code: 'follow-up.unknown-file' })
  })

  it('is refused when it is none, too large, or missing', async () => {
    const html = await upload(Buffer.from('<html><script>alert(1)</script>'), 'a.png')
    expect(html.json()).toMatchObject({ status: 422, code: 'file.not-a-picture', params: { name: 'a.png' } })
    const bomb = Buffer.from(`${head}0000ffff0000ffff`, 'hex')
    expect((await upload(bomb)).json()).toMatchObject({
      status: 422,
      code: 'file.too-many-pixels',
      params: { width: 65_535, limit: 64 },
    })
    const large = await upload(Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)]))
    expect(large.json()).toMatchObject({ status: 413, code: 'file.too-large' })
    expect((await world.rep.api.call(uploadFile, { body: {} })).json()).toMatchObject({ code: 'file.missing' })
  })

  it('of another person cannot be taken', async () => {
    const uploaded = (await upload(png, 'x.png', world.stranger)).json()
    const taken = await world.rep.api.call(createFollowUp, {
      params: { id },
      body: { kind: 'note', text: 'x', fileId: uploaded.id },
    })
    expect(taken.json()).toMatchObject({ status: 422, code: 'follow-up.unknown-file' })
  })
})
