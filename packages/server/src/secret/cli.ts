import { CommandFailed, defineCommand } from '../cli/define-command.ts'
import { rotateSecret } from './rotate-secret.ts'

export const secretRotateCommand = defineCommand({
  name: 'secret rotate',
  summary: 'make a new secret and seal with it what the old one sealed; sessions stay, also while servers run',
  options: {
    'end-sessions': {
      type: 'boolean',
      description: 'the old secret became known: forget it at once; everybody signs in again',
    },
  },
  details:
    'The secret file then holds the new secret and, below it, the old one, which opens cookies until the next rotation.\n' +
    'Keep a copy of the file with your backups: without it second factors and client secrets have to be set up anew.',
  async run(io, { values }) {
    const file = io.env.secretFile
    const ctx = await io.context()
    const report = await rotate()
    const lost = report.lost.map(({ column, count }) => ({ what: column.what, count }))
    if (io.json) return io.printJson({ file, resealed: report.resealed, ended: report.ended, lost })
    io.print(
      io.words({
        'zh-CN': `新密钥已写入 ${file}，重新加密 ${report.resealed} 项。`,
        en: `${file} holds a new secret; ${report.resealed} values are sealed with it.`,
      }),
    )
    if (values['end-sessions']) {
      io.print(
        io.words({
          'zh-CN': `退出了 ${report.ended} 处登录，所有人重新登录。`,
          en: `${report.ended} sessions ended: everybody signs in again.`,
        }),
      )
    }
    for (const { what, count } of lost) {
      io.print(
        io.words({
          'zh-CN': `打不开 ${count} 项${what['zh-CN']}（是别的密钥加密的），要重新设置。`,
          en: `${count} ${what.en} were sealed with another secret and cannot be opened: they have to be set up anew.`,
        }),
      )
    }

    async function rotate() {
      try {
        return await rotateSecret(ctx, file, { endSessions: values['end-sessions'] === true })
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : ''
        if (!['EACCES', 'EROFS', 'EBUSY', 'EPERM', 'EXDEV'].includes(code)) throw error
        throw new CommandFailed(
          'secret.file-not-writable',
          io.words({
            'zh-CN': `写不了 ${file}（${code}）：让运行知客的用户能写这个文件和它所在的文件夹，再来一次。`,
            en: `Cannot write ${file} (${code}): let the user that runs Zhike write this file and its folder, then try again.`,
          }),
        )
      }
    }
  },
})
