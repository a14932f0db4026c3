import { UsageError, defineCommand } from '../cli/define-command.ts'
import { createDefaultOwnership } from '../ownership/create-default-ownership.ts'
import { systemContext } from '../platform/context/system-context.ts'
import { createDatabase } from '../platform/database/connect.ts'
import { loadDemo } from './load-demo.ts'
import { removeDemo } from './remove-demo.ts'

export const demoLoadCommand = defineCommand({
  name: 'demo load',
  summary: 'fill an empty installation with the demo company',
  options: {},
  async run(io) {
    const counts = await loadDemo(await io.context())
    if (io.json) io.printJson(counts)
    else
      io.print(
        io.words({
          'zh-CN': `演示公司：${counts.customers} 家客户，${counts.people} 人，${counts.orders} 笔订单。`,
          en: `Demo company: ${counts.customers} customers, ${counts.people} people, ${counts.orders} orders.`,
        }),
      )
  },
})

export const demoRemoveCommand = defineCommand({
  name: 'demo remove',
  summary: 'take the demo company away, with everything entered into it',
  options: { yes: { type: 'boolean', description: 'really remove it' } },
  async run(io, { values }) {
    if (!values.yes) {
      throw new UsageError('This removes the demo company and everything entered into it. Say it again with --yes.')
    }
    // For its language, while there is a company.
    await io.context()
    const owner = createDatabase((await io.database()).ownerUrl, { applicationName: 'zhike demo remove' })
    try {
      const { companyRemains } = await removeDemo(owner.db)
      if (companyRemains) await createDefaultOwnership(await systemContext(await io.services(), 'zhike', 'cli'))
      if (io.json) io.printJson({ removed: true, companyRemains })
      else
        io.print(
          companyRemains
            ? io.words({
                'zh-CN': '演示公司已清掉，你自己的公司还和原来一样。',
                en: 'The demo is gone; your company is as before.',
              })
            : io.words({
                'zh-CN':
                  '演示公司已清掉。打开首页就能建自己的公司：验证码由正在运行的服务器印在它的终端里；服务器没开着，就在启动时印。',
                en: 'The demo is gone. Open the first page to set up your own company: the running server prints the code for it on its console, or prints it when it starts.',
              }),
        )
    } finally {
      await owner.close()
    }
  },
})
