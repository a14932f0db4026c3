import { defineCommand, UsageError } from '../cli/define-command.ts'
import { contextAs } from '../session/context-as.ts'
import { resetSecondFactor } from './reset-second-factor.ts'

export const userResetSecondFactorCommand = defineCommand({
  name: 'user reset-second-factor',
  summary: 'take the second factor of somebody who lost authenticator and recovery codes; their sessions end',
  options: {
    user: { type: 'string', placeholder: 'WHO', description: 'e-mail address, phone or staff number' },
  },
  async run(io, { values }) {
    if (!values.user) throw new UsageError('Say whose with --user.')
    const ctx = await io.context()
    const { actor } = await contextAs(ctx.services, values.user, 'cli')
    await resetSecondFactor(ctx, actor.personId ?? '')
    if (io.json) io.printJson({ id: actor.personId, name: actor.name })
    else
      io.print(
        io.words({
          'zh-CN': `${actor.name} 的两步验证已去掉，下次只用密码登录。`,
          en: `${actor.name} signs in with the password alone next time.`,
        }),
      )
  },
})
