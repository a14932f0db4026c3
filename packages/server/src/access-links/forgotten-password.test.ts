import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessLinkRoutes } from '@zhike/core/access-links/api'
import { mailRoutes } from '@zhike/core/mail/api'
import { sessionRoutes } from '@zhike/core/session/api'
import { linkIn, startSmtpServer, tokenIn, type RunningSmtpServer } from '../../test/smtp-server.ts'
import { createWorld, testPassword, type Actor, type World } from '../../test/world.ts'
import { jobHandlers } from '../job-handlers.ts'
import type { QueueName } from '../platform/jobs/queues.ts'

let world: World
let smtp: RunningSmtpServer
let person: Actor
beforeAll(async () => {
  world = await createWorld({ ZHIKE_PUBLIC_URL: 'https://crm.luming.test' })
  smtp = await startSmtpServer()
})
afterAll(async () => {
  await smtp.stop()
  await world.close()
})
beforeEach(async () => {
  const body = { host: '127.0.0.1', port: smtp.port, security: 'none', senderAddress: 'crm@luming.test' }
  await world.admin.api.ok(mailRoutes.putMailSettings, { body })
  await world.database.ownerQuery('delete from sign_in_attempts')
  person = await world.addPerson({ name: '温以宁' })
  smtp.mails.length = 0
  world.jobs.length = 0
})

let address = 0
/** Each from an address of its own, unless one is given. */
const ask = (identifier: string, remoteAddress = `192.0.2.${++address % 250}`) =>
  world.app.inject({
    method: 'POST',
    url: accessLinkRoutes.askForPassword.path,
    payload: { identifier },
    remoteAddress,
  })

async function runJobs(): Promise<void> {
  while (world.jobs.length > 0) {
    for (const { name, data } of world.jobs.splice(0)) {
      await jobHandlers[name as QueueName]?.(world.system, data, new AbortController().signal)
    }
  }
}

describe('a forgotten password', () => {
  it.each([
    ['zh-CN', '重设你在「鹿鸣川精工」知客的密码', '有人（多半是你）说忘了密码'],
    ['en', 'A new password for 鹿鸣川精工’s Zhike', 'Somebody, most likely you'],
  ])('is helped by a link in %s that works for an hour', async (locale, subject, line) => {
    await world.database.ownerQuery('update people set locale = $2 where id = $1', [person.id, locale])
    const answer = await ask(` ${person.email.toUpperCase()} `)
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
    await runJobs()
    const [mail] = smtp.mails
    expect(mail).toMatchObject({ recipients: [person.email], subject })
    expect(mail?.text).toContain(line)
    const url = linkIn(mail)
    expect(url).toMatch(/^https:\/\/crm\.luming\.test\/reset\//)
    const redeem = () =>
      world.anonymous.call(accessLinkRoutes.redeemAccessLink, {
        body: { token: tokenIn(url), password: 'gondel aus papier 3' },
      })
    world.setClock(new Date(Date.now() + 61 * 60_000).toISOString())
    expect((await redeem()).json()).toMatchObject({ code: 'access-link.expired' })
    world.setClock(null)
    expect((await redeem()).json()).toEqual({ isSignedIn: false })
    const body = { identifier: person.email, password: 'gondel aus papier 3' }
    expect((await world.anonymous.call(sessionRoutes.signIn, { body })).statusCode).toBe(200)
  })

  it('works by phone and staff number, and mails to the address of the account alone', async () => {
    await world.database.ownerQuery(
      "update people set phone = '+8613900009999', staff_number = 'LM909' where id = $1",
      [person.id],
    )
    await ask('139 0000 9999')
    await ask('lm909')
    await runJobs()
    expect(smtp.mails.map((mail) => mail.recipients)).toEqual([[person.email], [person.email]])
  })

  it('is answered alike for whoever is unknown, has no login, no address, or has left: by a job, after the answer', async () => {
    await world.database.ownerQuery(
      `insert into people (id, name, email, is_active) values
        (gen_random_uuid(), '无登录', 'no-login@luming.test', true), (gen_random_uuid(), '走了', 'left@luming.test', false)`,
    )
    const silent = await world.addPerson({ name: '没邮箱' })
    await world.database.ownerQuery("update people set email = null, staff_number = 'LM910' where id = $1", [silent.id])
    const names = [person.email, 'nobody@luming.test', 'no-login@luming.test', 'left@luming.test', 'LM910']
    const answers = []
    for (const name of names) answers.push(await ask(name))
    for (const answer of answers) {
      expect([answer.statusCode, answer.body]).toEqual([204, ''])
      expect(Object.keys(answer.headers).sort()).toEqual(Object.keys(answers[0]?.headers ?? {}).sort())
    }
    // The request looked nothing up: all of them did the same, and only the job knows whom to mail.
    expect(world.jobs.map(({ name, data }) => [name, data['identifier']])).toEqual(
      names.map((name) => ['forgotten-password', name]),
    )
    await runJobs()
    expect(smtp.mails.map((mail) => mail.recipients)).toEqual([[person.email]])
  })

  it('is limited for each account, known or not, and for each address', async () => {
    for (const name of [person.email, 'nobody-at-all']) {
      const statuses = []
      for (let n = 0; n < 4; n++) statuses.push((await ask(name)).statusCode)
      expect(statuses, name).toEqual([204, 204, 204, 429])
      const locked = await ask(name)
      expect([locked.headers['retry-after'], locked.json().code]).toEqual(['30', 'rate.limited'])
    }
    const here = '198.51.100.7'
    for (let n = 0; n < 20; n++) expect((await ask(`guess-${n}`, here)).statusCode).toBe(204)
    expect((await ask('guess-21', here)).statusCode).toBe(429)
    // Who is locked there can still sign in.
    const body = { identifier: person.email, password: testPassword }
    expect((await world.anonymous.call(sessionRoutes.signIn, { body })).statusCode).toBe(200)
  })

  it('fills no mailbox, and asking again makes no earlier link worthless', async () => {
    await world.database.ownerQuery(
      "update people set phone = '+8613900009998', staff_number = 'LM911' where id = $1",
      [person.id],
    )
    for (const name of [person.email, 'LM911', '13900009998']) for (let n = 0; n < 3; n++) await ask(name)
    await runJobs()
    expect(smtp.mails).toHaveLength(5)
    const [first, second] = smtp.mails.map((mail) => tokenIn(linkIn(mail)))
    const redeem = (token: string | undefined) =>
      world.anonymous.call(accessLinkRoutes.redeemAccessLink, { body: { token, password: 'gondel aus papier 3' } })
    expect((await redeem(first)).statusCode).toBe(200)
    expect((await redeem(second)).json()).toMatchObject({ code: 'access-link.revoked' })
  })

  it('says to ask an administrator where there is no mail server, whoever asks', async () => {
    await world.admin.api.ok(mailRoutes.deleteMailSettings)
    for (const name of [person.email, 'nobody@luming.test']) {
      const answer = await ask(name)
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'mail.not-set-up'])
    }
    expect(world.jobs).toEqual([])
  })
})
