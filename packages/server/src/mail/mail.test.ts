import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessLinkRoutes } from '@zhike/core/access-links/api'
import { auditRoutes } from '@zhike/core/audit/api'
import { mailRoutes } from '@zhike/core/mail/api'
import type { MailSettings, OutgoingMail, TestMailResult } from '@zhike/core/mail/schema'
import { setupRoutes } from '@zhike/core/setup/api'
import { startSmtpServer, type RunningSmtpServer } from '../../test/smtp-server.ts'
import { createWorld, type World } from '../../test/world.ts'
import { mailFindings } from '../doctor/check-mail.ts'
import { deliverMail } from '../platform/mail/deliver-mail.ts'
import { fixedSecrets } from '../platform/auth/secrets.ts'
import { readMailAccount } from '../platform/mail/mail-account.ts'
import { startJobs } from '../platform/jobs/job-queue.ts'
import { sendMailJob } from './jobs.ts'
import { mailHealth } from './mail-health.ts'
import { mostAttempts, sendQueuedMail } from './send-queued-mail.ts'

const login = { user: 'crm@luming.test', password: 'smtp-pass-1' }

let world: World
let smtp: RunningSmtpServer
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  smtp = await startSmtpServer({ login })
})
afterEach(async () => {
  await smtp.stop()
  await world.database.ownerQuery('delete from mail_settings')
  world.jobs.length = 0
})

const settings = (change: object = {}) => ({
  host: '127.0.0.1',
  port: smtp.port,
  security: 'none',
  username: login.user,
  password: login.password,
  senderAddress: 'CRM@luming.test',
  senderName: '鹿鸣川客户部',
  ...change,
})
const put = (body: object) => world.admin.api.call(mailRoutes.putMailSettings, { body })
const test = (to = 'someone@luming.test') =>
  world.admin.api.ok<TestMailResult>(mailRoutes.sendTestMail, { body: { to } })
const mails = () =>
  world.admin.api.ok<{ items: OutgoingMail[] }>(mailRoutes.listOutgoingMails).then(({ items }) => items)

/** Invites somebody new; answers the id of the mail that waits. */
async function invite(name: string): Promise<string> {
  const email = `${Math.random().toString(36).slice(2)}@luming.test`
  const [person] = await world.database.ownerQuery<{ id: string }>(
    'insert into people (id, name, email) values (gen_random_uuid(), $1, $2) returning id',
    [name, email],
  )
  await world.admin.api.ok(accessLinkRoutes.createAccessLink, { params: { id: person?.id ?? '' }, body: {} })
  const job = world.jobs.findLast(({ name }) => name === 'send-mail')
  return String(job?.data['id'])
}

describe('the mail server of the company', () => {
  it('keeps the password sealed, tells nobody, and says whether there is one', async () => {
    const saved = await put(settings())
    expect(saved.statusCode, saved.body).toBe(200)
    expect(saved.json()).toMatchObject({ senderAddress: 'crm@luming.test', hasPassword: true, passwordIsLost: false })
    const { settings: read } = await world.admin.api.ok<{ settings: MailSettings }>(mailRoutes.getMailSettings)
    expect(JSON.stringify(read)).not.toContain(login.password)
    for (const table of ['mail_settings', 'audit_entries', 'audit_values']) {
      const rows = await world.database.ownerQuery(`select 1 from ${table} t where t::text like '%smtp-pass-1%'`)
      expect(rows, table).toEqual([])
    }
    const [row] = await world.database.ownerQuery<{ s: Buffer }>('select password_sealed as s from mail_settings')
    expect(row?.s.includes(Buffer.from(login.password))).toBe(false)
    expect((await test()).isDelivered).toBe(true)
  })

  it('is for administrators', async () => {
    for (const route of [mailRoutes.getMailSettings, mailRoutes.listOutgoingMails, mailRoutes.deleteMailSettings]) {
      expect((await world.rep.api.call(route)).statusCode, route.operationId).toBe(403)
    }
    expect((await world.rep.api.call(mailRoutes.putMailSettings, { body: settings() })).statusCode).toBe(403)
    expect((await world.rep.api.call(mailRoutes.sendTestMail, { body: { to: 'a@b.test' } })).statusCode).toBe(403)
  })

  it('refuses what cannot be, naming the field', async () => {
    for (const [change, path] of [
      [{ host: 'mail server' }, '/host'],
      [{ host: '' }, '/host'],
      [{ host: 'a\r\nQUIT' }, '/host'],
      [{ port: 0 }, '/port'],
      [{ security: 'ssl' }, '/security'],
      [{ senderAddress: 'nobody' }, '/senderAddress'],
      [{ senderAddress: 'a@b.test\r\nBcc: c@d.test' }, '/senderAddress'],
      [{ senderName: 'x\ny' }, '/senderName'],
    ] as const) {
      const answer = await put(settings(change))
      expect(answer.statusCode, answer.body).toBe(400)
      expect(answer.json().errors[0].path).toBe(path)
    }
    expect((await put(settings({ username: '' }))).json()).toMatchObject({ code: 'mail.password-without-user' })
  })

  it('never tells a kept password to another server', async () => {
    await put(settings())
    const { password: _, ...unchanged } = settings({ senderName: '别的名字' })
    expect((await put(unchanged)).json()).toMatchObject({ hasPassword: true, senderName: '别的名字' })
    for (const change of [{ host: 'evil.test' }, { port: 2525 }, { security: 'tls' }, { username: 'other' }]) {
      expect((await put({ ...unchanged, ...change })).json()).toMatchObject({ code: 'mail.password-again' })
    }
    expect((await put({ ...unchanged, port: 2525, password: null })).json()).toMatchObject({ hasPassword: false })
  })

  it('says plainly that a password of another machine cannot be read, and works again once it is entered', async () => {
    await put(settings())
    const id = await invite('搬家')
    const moved = {
      ...world.system,
      services: { ...world.services, secrets: fixedSecrets('the secret of another machine, long enough') },
    }
    await expect(readMailAccount(moved)).rejects.toMatchObject({ definition: { code: 'mail.password-lost' } })
    await sendQueuedMail(moved, id)
    expect((await mails()).find((mail) => mail.id === id)).toMatchObject({ state: 'failed', reason: 'secret-changed' })
    await world.database.ownerQuery("update mail_settings set password_sealed = '\\x01020304'")
    expect((await world.admin.api.ok<{ settings: MailSettings }>(mailRoutes.getMailSettings)).settings).toMatchObject({
      hasPassword: true,
      passwordIsLost: true,
    })
    const refused = await world.admin.api.call(mailRoutes.sendTestMail, { body: { to: 'a@b.test' } })
    expect(refused.json()).toMatchObject({ code: 'mail.password-lost', title: expect.stringContaining('重新填密码') })
    await put(settings())
    expect((await test()).isDelivered).toBe(true)
  })
})

describe('a test mail', () => {
  it('arrives, from the sender that was set', async () => {
    await put(settings())
    expect(await test('Someone@luming.test')).toMatchObject({
      isDelivered: true,
      answer: expect.stringContaining('kept for the test'),
    })
    expect(smtp.mails).toMatchObject([
      { recipients: ['someone@luming.test'], from: 'crm@luming.test', subject: '知客测试邮件 · 鹿鸣川精工' },
    ])
    const { items } = await world.admin.api.ok<{ items: { action: string }[] }>(auditRoutes.listAudit)
    expect(items[0]).toMatchObject({ action: 'mail-settings.test' })
  })

  it('tells what the server said: wrong password, nobody there, refused, no TLS', async () => {
    await put(settings({ password: 'wrong' }))
    expect(await test()).toEqual({
      isDelivered: false,
      reason: 'sign-in',
      answer: '535 5.7.8 Authentication credentials invalid',
    })
    await put(settings({ security: 'tls' }))
    expect(await test()).toMatchObject({ isDelivered: false, reason: 'tls' })
    await smtp.stop()
    await put(settings())
    expect(await test()).toMatchObject({
      isDelivered: false,
      reason: 'unreachable',
      answer: expect.stringContaining('ECONNREFUSED'),
    })
    smtp = await startSmtpServer({ login, refuse: { code: 550, message: '5.1.1 No such mailbox' } })
    await put(settings())
    expect(await test()).toEqual({
      isDelivered: false,
      reason: 'refused',
      answer: expect.stringContaining('550 5.1.1 No such mailbox'),
    })
  })

  it('checks the certificate unless it is told not to', async () => {
    await put(settings({ security: 'starttls' }))
    expect(await test()).toMatchObject({ isDelivered: false, reason: 'tls' })
    expect(smtp.mails).toEqual([])
    await put(settings({ security: 'starttls', checkCertificate: false }))
    expect(await test()).toMatchObject({ isDelivered: true })
  })

  it('is refused while there is no mail server', async () => {
    const answer = await world.admin.api.call(mailRoutes.sendTestMail, { body: { to: 'a@b.test' } })
    expect(answer.json()).toMatchObject({ code: 'mail.not-set-up' })
    expect(await world.anonymous.ok(setupRoutes.getSetup)).toMatchObject({ canMail: false })
    await put(settings())
    expect(await world.anonymous.ok(setupRoutes.getSetup)).toMatchObject({ canMail: true })
  })
})

describe('mails by the queue', () => {
  it('go once the server is up again, and their content is gone then', async () => {
    await put(settings())
    const { port } = smtp
    await smtp.stop()
    const id = await invite('等一等')
    const stored = async () =>
      (await world.database.ownerQuery('select * from outgoing_mails where id = $1', [id]))[0] as {
        content_sealed: Buffer | null
      }
    expect((await stored()).content_sealed?.toString('latin1')).not.toContain('invite')
    await expect(sendQueuedMail(world.system, id)).rejects.toMatchObject({ reason: 'unreachable' })
    expect((await mails())[0]).toMatchObject({
      id,
      state: 'queued',
      attempts: 1,
      reason: 'unreachable',
      answer: expect.stringContaining('ECONNREFUSED'),
    })
    smtp = await startSmtpServer({ login, port })
    await sendQueuedMail(world.system, id)
    expect(smtp.mails).toHaveLength(1)
    expect((await mails())[0]).toMatchObject({ id, state: 'sent', attempts: 2, reason: null, canRetry: false })
    expect((await stored()).content_sealed).toBeNull()
    await sendQueuedMail(world.system, id)
    expect(smtp.mails).toHaveLength(1)
  })

  it('are tried again by the queue itself, after seconds at first', async () => {
    await put(settings())
    const { port } = smtp
    await smtp.stop()
    const id = await invite('排着队')
    const state = async () => (await mails()).find((mail) => mail.id === id)
    const jobs = await startJobs(world.database.appUrl, world.services.log)
    try {
      await jobs.work(world.services, { 'send-mail': sendMailJob })
      await jobs.add(world.services.db, 'send-mail', { id })
      await expect.poll(async () => (await state())?.attempts, { timeout: 20_000 }).toBe(1)
      smtp = await startSmtpServer({ login, port })
      await expect.poll(async () => (await state())?.state, { timeout: 40_000, interval: 500 }).toBe('sent')
      expect(smtp.mails).toHaveLength(1)
    } finally {
      await jobs.stop()
    }
  }, 90_000)

  it('wait for a wrong password to be mended, and are given up in the end where administrators see it', async () => {
    await put(settings({ password: 'wrong' }))
    const id = await invite('密码不对')
    for (let n = 1; n < mostAttempts; n++) {
      await expect(sendQueuedMail(world.system, id)).rejects.toMatchObject({ reason: 'sign-in' })
    }
    await sendQueuedMail(world.system, id)
    const given = { id, state: 'failed', attempts: mostAttempts, reason: 'sign-in', canRetry: true }
    expect((await mails())[0]).toMatchObject({ ...given, answer: expect.stringMatching(/^535/) })
    await put(settings())
    const before = world.jobs.length
    await world.admin.api.ok(mailRoutes.retryMail, { params: { id } })
    expect(world.jobs.slice(before)).toEqual([{ name: 'send-mail', data: { id } }])
    await sendQueuedMail(world.system, id)
    expect(smtp.mails).toHaveLength(1)
    const again = await world.admin.api.call(mailRoutes.retryMail, { params: { id } })
    expect(again.json()).toMatchObject({ code: 'mail.not-to-retry' })
  })

  it('are not tried again where the server refuses for good', async () => {
    await smtp.stop()
    smtp = await startSmtpServer({ login, refuse: { code: 550, message: '5.1.1 No such mailbox' } })
    await put(settings())
    const id = await invite('没这个邮箱')
    await sendQueuedMail(world.system, id)
    expect((await mails())[0]).toMatchObject({ id, state: 'failed', attempts: 1, reason: 'refused' })
  })

  it('are not sent when their link no longer opens', async () => {
    await put(settings())
    const id = await invite('过期了')
    world.setClock(new Date(Date.now() + 8 * 86_400_000).toISOString())
    await sendQueuedMail(world.system, id)
    world.setClock(null)
    expect((await mails())[0]).toMatchObject({ state: 'failed', reason: 'expired', canRetry: false })
    const other = await invite('收回了')
    await world.database.ownerQuery('update access_links set revoked_at = now()')
    await sendQueuedMail(world.system, other)
    expect(smtp.mails).toEqual([])
  })
})

describe('the doctor', () => {
  const look = async (address = { publicUrl: 'https://crm.luming.test', publicUrlIsSet: true }) => {
    const health = await mailHealth(world.services.db)
    return health && mailFindings(health, address)
  }

  it('says nothing without a mail server, and all is well with one that works', async () => {
    await world.database.ownerQuery('delete from outgoing_mails')
    expect(await look()).toBeNull()
    await put(settings())
    await sendQueuedMail(world.system, await invite('收到了'))
    expect(await look()).toMatchObject([{ check: 'mail', state: 'ok' }])
  })

  it('names what does not go and why, and links that lead nowhere', async () => {
    await put(settings({ password: 'wrong' }))
    await expect(sendQueuedMail(world.system, await invite('等着'))).rejects.toThrow('sign-in')
    const waits = expect.stringMatching(/1 wait to be tried again; the latest: sign-in: 535/)
    expect(await look()).toMatchObject([{ check: 'mail', state: 'warning', text: waits }])
    const local = await look({ publicUrl: 'http://127.0.0.1:3000', publicUrlIsSet: false })
    expect(local?.map(({ check }) => check)).toEqual(['mail', 'links in mails'])
  })
})

describe('headers', () => {
  it('cannot be added by names and subjects', async () => {
    await put(settings())
    const account = await readMailAccount(world.system)
    const evil = 'x\r\nBcc: victim@elsewhere.test\r\n\r\nfake body'
    await deliverMail({ ...account, sender: { ...account.sender, name: evil } }, 'someone@luming.test', {
      subject: `Hello ${evil}`,
      text: 'body',
      html: '<p>body</p>',
    })
    const [mail] = smtp.mails
    expect(mail?.recipients).toEqual(['someone@luming.test'])
    expect(mail?.headers).not.toContain('bcc')
    expect(mail?.subject).toBe('Hello x Bcc: victim@elsewhere.test fake body')
    expect(mail?.text.trim()).toBe('body')
  })

  it('nor by what a person or company is called', async () => {
    const evil = '张三\r\nBcc: victim@elsewhere.test'
    await put(settings({ senderName: null }))
    await world.database.ownerQuery('update company set name = $1', [`${evil} 公司`])
    const ctx = { ...world.system, company: { ...world.system.company, name: `${evil} 公司` } }
    await sendQueuedMail(ctx, await invite(evil))
    await world.database.ownerQuery("update company set name = '鹿鸣川精工'")
    const [mail] = smtp.mails
    expect(mail?.recipients).toHaveLength(1)
    expect(mail?.headers).not.toContain('bcc')
    expect(mail?.subject).toContain('张三 Bcc: victim@elsewhere.test 公司')
  })
})
