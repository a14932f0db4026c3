import { defineProblem } from '../kernel/problem.ts'

export const alreadySetUp = defineProblem({
  code: 'setup.done',
  status: 409,
  'zh-CN': '公司「{company}」已经建好了。直接登录。',
  en: 'The company “{company}” is already set up. Sign in.',
})

export const wrongSetupCode = defineProblem({
  code: 'setup.wrong-code',
  status: 403,
  'zh-CN': '验证码不对，还能试 {left} 次。它印在启动知客的那个终端里。',
  en: 'The code is wrong; {left} attempt(s) left. It stands on the terminal in which Zhike was started.',
})

export const setupCodeReplaced = defineProblem({
  code: 'setup.code-replaced',
  status: 403,
  'zh-CN': '验证码错了太多次，已作废。终端里印了一个新的。',
  en: 'Too many wrong codes: this one no longer works. A new one stands on the terminal.',
})

export const currencyInUse = defineProblem({
  code: 'company.currency-in-use',
  status: 409,
  'zh-CN': '已经有按 {currency} 记的订单，不能再换本位币。',
  en: 'There are orders kept in {currency} already, so the company’s currency can no longer change.',
})
