import { defineProblem } from '../kernel/problem.ts'

export const alreadyInUse = defineProblem({
  code: 'demo.already-in-use',
  status: 409,
  'zh-CN': '这里已经有客户了，演示公司只能放进空的系统。另起一个数据文件夹（ZHIKE_DATA_DIR）再试。',
  en: 'There are customers here already; the demo company only goes into an empty installation. Use another data folder (ZHIKE_DATA_DIR).',
})

export const noDemo = defineProblem({
  code: 'demo.not-loaded',
  status: 409,
  'zh-CN': '这里没有演示公司，什么都没删。',
  en: 'There is no demo company here; nothing was removed.',
})
