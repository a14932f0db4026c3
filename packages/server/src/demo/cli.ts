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
    else io.print(`Demo company: ${counts.customers} customers, ${counts.people} people, ${counts.orders} orders.`)
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
    const owner = createDatabase((await io.database()).ownerUrl, { applicationName: 'zhike demo remove' })
    try {
      const { companyRemains } = await removeDemo(owner.db)
      if (companyRemains) await createDefaultOwnership(await systemContext(await io.services(), 'zhike', 'cli'))
      if (io.json) io.printJson({ removed: true, companyRemains })
      else
        io.print(
          companyRemains
            ? 'The demo is gone; your company is as before.'
            : 'The demo is gone; set up your own company now.',
        )
    } finally {
      await owner.close()
    }
  },
})
