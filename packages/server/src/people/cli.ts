import { roleKeys, type RoleKey } from '@zhike/core/access/roles'
import { maxPasswordLength, minPasswordLength } from '@zhike/core/people/password-length'
import { newPerson, password } from '@zhike/core/people/schema'
import { setupInput } from '@zhike/core/setup/schema'
import type { CommandIo } from '../cli/command-io.ts'
import { defineCommand, UsageError } from '../cli/define-command.ts'
import { readCompany } from '../platform/context/company.ts'
import { contextAs } from '../session/context-as.ts'
import { createCompany } from '../setup/create-company.ts'
import { createPerson } from './create-person.ts'
import { listPeople } from './list-people.ts'
import { resetPersonPassword } from './reset-person-password.ts'

const passwordOption = {
  type: 'boolean',
  description: 'read the password from the input; without it a temporary one is made and printed',
} as const

export const userCreateCommand = defineCommand({
  name: 'user create',
  summary: 'add a person who can sign in; the first one makes the company',
  options: {
    name: { type: 'string', placeholder: 'N', description: 'the name' },
    email: { type: 'string', placeholder: 'E', description: 'e-mail address' },
    phone: { type: 'string', placeholder: 'P', description: 'phone number' },
    'staff-number': { type: 'string', placeholder: 'S', description: 'staff number' },
    role: {
      type: 'string',
      multiple: true,
      placeholder: 'R',
      description: `${roleKeys.join(', ')} (account-manager when left out)`,
    },
    company: { type: 'string', placeholder: 'C', description: 'name of the company, when there is none yet' },
    language: { type: 'string', placeholder: 'L', description: 'zh-CN or en: the new company’s (zh-CN)' },
    'time-zone': { type: 'string', placeholder: 'Z', description: 'the new company’s (Asia/Shanghai)' },
    currency: { type: 'string', placeholder: 'M', description: 'the new company’s (CNY)' },
    'password-stdin': passwordOption,
  },
  details:
    'echo "$PASSWORD" | zhike user create --email ada@example.com --name Ada --role administrator --company Example --password-stdin',
  async run(io, { values }) {
    const person = parsePerson(values)
    const given = values['password-stdin'] ? await readPassword(io) : undefined
    const { db } = await io.services()
    const ctx = await io.context()
    const company = await readCompany(db)
    if (company.name === '') {
      if (!values.company) throw new UsageError('There is no company yet: name it with --company.')
      if (given === undefined) throw new UsageError('The first person needs a password: give it with --password-stdin.')
      const { personId } = await createCompany(ctx, newCompany(values, values.company), { ...person, password: given })
      if (io.json) io.printJson({ id: personId, name: person.name, company: values.company, temporaryPassword: null })
      else
        io.print(
          io.words({
            'zh-CN': `已建 ${person.name} 和公司 ${values.company}。`,
            en: `${person.name} created, and the company ${values.company}.`,
          }),
        )
      return
    }
    if (values.company && values.company !== company.name) {
      throw new UsageError(
        io.words({
          'zh-CN': `这里已经是 ${company.name}，去掉 --company。`,
          en: `This installation belongs to ${company.name}. Leave --company out.`,
        }),
      )
    }
    const { id, name, temporaryPassword } = await createPerson(ctx, { ...person, login: { password: given } })
    if (io.json) io.printJson({ id, name, company: company.name, temporaryPassword })
    else
      io.print(
        io.words({
          'zh-CN': `已建 ${name}。${temporaryPassword ? `临时密码：${temporaryPassword}` : ''}`,
          en: `${name} created.${temporaryPassword ? ` Temporary password: ${temporaryPassword}` : ''}`,
        }),
      )
  },
})

export const userSetPasswordCommand = defineCommand({
  name: 'user set-password',
  summary: 'give somebody a new password, or a login; their sessions end and a lock is lifted',
  options: {
    user: { type: 'string', placeholder: 'WHO', description: 'e-mail address, phone or staff number' },
    'password-stdin': passwordOption,
  },
  async run(io, { values }) {
    if (!values.user) throw new UsageError('Say whose with --user.')
    const given = values['password-stdin'] ? await readPassword(io) : undefined
    const ctx = await io.context()
    const { actor } = await contextAs(ctx.services, values.user, 'cli')
    const { temporaryPassword } = await resetPersonPassword(ctx, actor.personId ?? '', given)
    if (io.json) io.printJson({ id: actor.personId, name: actor.name, temporaryPassword })
    else
      io.print(
        temporaryPassword
          ? io.words({
              'zh-CN': `${actor.name} 的临时密码：${temporaryPassword}`,
              en: `Temporary password of ${actor.name}: ${temporaryPassword}`,
            })
          : io.words({ 'zh-CN': `已改好 ${actor.name} 的密码。`, en: `Done: ${actor.name}.` }),
      )
  },
})

export const userListCommand = defineCommand({
  name: 'user list',
  summary: 'everybody, with what they sign in with and their roles',
  options: { all: { type: 'boolean', description: 'inactive people too' } },
  async run(io, { values }) {
    const ctx = await io.context()
    const people = []
    let after: string | undefined
    do {
      const page = await listPeople(ctx, { status: values.all ? 'all' : 'active', limit: 200, after })
      people.push(...page.items)
      after = page.nextCursor ?? undefined
    } while (after !== undefined)
    if (io.json) return io.printJson(people)
    for (const { name, email, phone, staffNumber, roles, canSignIn, isActive } of people) {
      const state = isActive
        ? canSignIn
          ? io.words({ 'zh-CN': '可登录', en: 'can sign in' })
          : io.words({ 'zh-CN': '不登录', en: 'no login' })
        : io.words({ 'zh-CN': '已停用', en: 'inactive' })
      io.print([name, email ?? phone ?? staffNumber ?? '-', roles.join(',') || '-', state].join('\t'))
    }
  },
})

interface PersonValues {
  name?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  'staff-number'?: string | undefined
  role?: string[] | undefined
}

function parsePerson(values: PersonValues) {
  const unknown = values.role?.find((role) => !roleKeys.includes(role as RoleKey))
  if (unknown !== undefined) throw new UsageError(`There is no role "${unknown}". Roles: ${roleKeys.join(', ')}.`)
  const { name, email, phone } = values
  const parsed = newPerson.safeParse({ name, email, phone, staffNumber: values['staff-number'], roles: values.role })
  if (parsed.success) return parsed.data
  const field = String(parsed.error.issues[0]?.path[0])
  const option = field === 'staffNumber' ? 'staff-number' : field
  const value = option === 'role' ? undefined : values[option as Exclude<keyof PersonValues, 'role'>]
  throw new UsageError(value ? `--${option} "${value}" is not valid.` : `Give --${option}.`)
}

function newCompany(
  values: { language?: string | undefined; 'time-zone'?: string | undefined; currency?: string | undefined },
  name: string,
) {
  const parsed = setupInput.shape.company.safeParse({
    name,
    locale: values.language,
    timeZone: values['time-zone'],
    currency: values.currency,
  })
  if (parsed.success) return parsed.data
  throw new UsageError(`The company’s ${String(parsed.error.issues[0]?.path[0])} is not valid.`)
}

/** One line; its end does not belong to the password. */
async function readPassword(io: CommandIo): Promise<string> {
  const given = (await io.readStdin()).replace(/\r?\n$/, '')
  if (password.safeParse(given).success) return given
  throw new UsageError(
    `The password has ${given.length} characters; it needs ${minPasswordLength} to ${maxPasswordLength}.`,
  )
}
