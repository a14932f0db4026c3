// The pictures of the guide, taken from a running demo company (npm start -- --demo):
//   node scripts/take-guide-pictures.mjs http://127.0.0.1:3000 [name …]
// Leaves the demo as it was: a draft of the rules is discarded and the import cancelled.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { root } from './lib/paths.mjs'
import { recompressPng } from './lib/recompress-png.mjs'

const [baseUrl, ...wanted] = process.argv.slice(2)
if (!baseUrl) {
  process.stderr.write(
    'Name the address of a running demo: node scripts/take-guide-pictures.mjs http://127.0.0.1:3000\n',
  )
  process.exit(2)
}
const origin = new URL(baseUrl).origin
const folder = join(root, 'docs/guide/pictures')
const patience = 60_000
mkdirSync(folder, { recursive: true })

const words = {
  'zh-CN': {
    why: /^为什么/,
    scopes: /^看客户：数据范围/,
    chosen: /^指定部门/,
    more: '更多操作',
    whoSees: '谁看得到，为什么',
    seeAs: '以他的视角查看',
    preview: '预览',
    gains: '谁多了，谁少了',
    dryRun: '试跑，先不写入',
    dryTitle: '试跑结果，还没写入',
  },
  en: {
    why: /^Why/,
    scopes: /^See customers: data scope/,
    chosen: /^chosen departments/,
    more: 'More',
    whoSees: 'Who sees this, and why',
    seeAs: 'See as this person',
    preview: 'Preview',
    gains: 'Who gains, who loses',
    dryRun: 'Dry run, nothing is written',
    dryTitle: 'Dry run; nothing written yet',
  },
}

const pictures = [
  { name: 'today', languages: ['zh-CN', 'en'], role: 'account-manager', path: '/today', ready: '[data-row]' },
  { name: 'today-dark', role: 'account-manager', path: '/today', ready: '[data-row]', dark: true },
  { name: 'customers', languages: ['zh-CN', 'en'], role: 'account-manager', path: '/customers', ready: 'tbody tr a' },
  { name: 'customer', languages: ['zh-CN', 'en'], role: 'account-manager', path: customerPath, ready: 'h1' },
  { name: 'customer-dark', role: 'account-manager', path: customerPath, ready: 'h1', dark: true },
  { name: 'why', languages: ['zh-CN', 'en'], role: 'account-manager', path: customerPath, ready: 'h1', then: openWhy },
  { name: 'rules', role: 'team-lead', path: '/rules', ready: 'main ol li, main [role=list] > *, main tbody tr' },
  {
    name: 'rules-preview',
    languages: ['zh-CN', 'en'],
    role: 'administrator',
    path: draftOfRules,
    ready: 'h1',
    then: preview,
    after: discardDraft,
  },
  { name: 'tiers', languages: ['zh-CN', 'en'], role: 'administrator', path: '/tiers', ready: 'main svg path' },
  { name: 'pools', languages: ['zh-CN', 'en'], role: 'account-manager', path: '/pools', ready: 'tbody tr' },
  {
    name: 'import-columns',
    languages: ['zh-CN', 'en'],
    role: 'administrator',
    path: upload,
    ready: 'table',
    after: cancel,
  },
  {
    name: 'import-dry-run',
    languages: ['zh-CN', 'en'],
    role: 'administrator',
    path: upload,
    ready: 'table',
    then: dryRun,
    after: cancel,
  },
  { name: 'people', languages: ['zh-CN', 'en'], role: 'administrator', path: '/people', ready: 'tbody tr' },
  { name: 'roles', languages: ['zh-CN', 'en'], role: 'administrator', path: '/roles', ready: 'tbody tr' },
  {
    name: 'role',
    languages: ['zh-CN', 'en'],
    role: 'administrator',
    path: '/roles/new?from=team-lead',
    ready: 'form',
    then: openScopes,
  },
  {
    name: 'access',
    languages: ['zh-CN', 'en'],
    role: 'administrator',
    path: customerPath,
    ready: 'h1',
    then: explainAccess,
  },
  {
    name: 'see-as',
    languages: ['zh-CN', 'en'],
    role: 'administrator',
    path: '/people?role=account-manager',
    ready: 'tbody tr',
    then: seeAs,
  },
  { name: 'phone-today', role: 'account-manager', path: '/today', ready: '[data-row]', phone: true },
  { name: 'phone-customer', role: 'account-manager', path: customerPath, ready: 'h1', phone: true },
  { name: 'phone-why', role: 'account-manager', path: customerPath, ready: 'h1', then: openWhy, phone: true },
]

/** The largest of the holder's own customers. */
async function customerPath(call) {
  const page = await call('GET', '/customers?sort=-revenue&limit=1')
  return `/customers/${page.items[0].id}`
}

async function openWhy(page, text) {
  await page.getByRole('button', { name: text.why }).first().click()
  await page.getByRole('dialog').waitFor()
}

async function openScopes(page, text) {
  await page.getByRole('button', { name: text.scopes }).click()
  await page.getByRole('checkbox', { name: text.chosen }).click()
}

async function explainAccess(page, text) {
  await page.getByRole('button', { name: text.more, exact: true }).first().click()
  await page.getByRole('menuitem', { name: text.whoSees }).click()
  const dialog = page.getByRole('dialog', { name: text.whoSees })
  // The demo's team lead.
  await dialog.getByRole('searchbox').fill('沈青禾')
  await dialog.getByRole('button', { name: /沈青禾/ }).click()
  await dialog.getByRole('listitem').first().waitFor()
}

async function seeAs(page, text) {
  await page.getByRole('row', { name: /林晚舟/ }).click()
  await page.getByRole('button', { name: text.seeAs }).click()
  await page.getByRole('status').filter({ hasText: '林晚舟' }).waitFor()
  await page.goto(`${origin}/customers`)
  await page.locator('tbody tr a').first().waitFor()
}

/** A draft in which the fifth rule goes to the pool of the ninth: many customers change hands. */
async function draftOfRules(call) {
  const { active, draft } = await call('GET', '/rules')
  if (draft) throw new Error(`There is a draft v${draft.no} already: discard it first, it is not this script's.`)
  const made = await call('POST', '/rules/draft', {})
  const rules = made.rules.map(({ id, name, when, then }) => ({ id, name, when, then }))
  const department = active.rules.filter((rule) => rule.then.kind === 'department')
  const last = department.at(-1)
  const rule = rules.find((one) => one.id === active.rules.findLast((one) => one.when && one.then.kind === 'pool')?.id)
  if (rule && last) rule.then = last.then
  await call('PUT', '/rules/draft', { rules }, { 'if-match': `"${made.version}"` })
  return '/rules'
}

async function preview(page, text) {
  await page.getByRole('button', { name: text.preview, exact: true }).click()
  await page.getByText(text.gains).waitFor({ timeout: patience })
}

async function discardDraft(call) {
  await call('DELETE', '/rules/draft')
}

let importId
async function upload(call, request) {
  const answer = await request.post(`${origin}/api/v1/imports?kind=customers`, {
    headers: { origin },
    multipart: {
      file: {
        name: '客户名单.csv',
        mimeType: 'text/csv',
        buffer: readFileSync(join(folder, 'customers-example.csv')),
      },
    },
  })
  if (!answer.ok()) throw new Error(await answer.text())
  importId = (await answer.json()).id
  return `/import/${importId}`
}

async function dryRun(page, text) {
  await page.getByRole('button', { name: text.dryRun }).click()
  await page.getByText(text.dryTitle).waitFor({ timeout: patience })
}

async function cancel(call) {
  await call('POST', `/imports/${importId}/cancel`)
}

const systemChromium = '/usr/bin/chromium'
const browser = await chromium.launch({
  ...(existsSync(systemChromium) ? { executablePath: systemChromium } : {}),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
try {
  for (const picture of pictures) {
    for (const language of picture.languages ?? ['zh-CN']) {
      const name = picture.languages ? `${picture.name}-${language}` : picture.name
      if (wanted.length > 0 && !wanted.includes(name) && !wanted.includes(picture.name)) continue
      await take(picture, language, name)
    }
  }
} finally {
  await browser.close()
}

/** Nothing is under way for a second and no grey bar stands for what is still to come. */
async function settled(page) {
  let lastRequest = Date.now()
  page.on('request', () => (lastRequest = Date.now()))
  page.on('requestfinished', () => (lastRequest = Date.now()))
  const end = Date.now() + patience
  for (;;) {
    await page.waitForTimeout(200)
    const isWaiting = await page.locator('[class*=bone], [class*=skeleton], [aria-busy=true]').count()
    if (isWaiting === 0 && Date.now() - lastRequest > 1000) return
    if (Date.now() > end) throw new Error(`the page is still loading: ${page.url()}`)
  }
}

async function take({ role, path, ready, then, after, dark, phone }, language, name) {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    hasTouch: phone === true,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  await context.addInitScript(
    ([chosen, theme]) => {
      localStorage.setItem('zhike.language', chosen)
      localStorage.setItem('zhike.theme', theme)
    },
    [language, dark ? 'dark' : 'light'],
  )
  const call = async (method, at, data, headers = {}) => {
    const answer = await context.request.fetch(`${origin}/api/v1${at}`, {
      method,
      timeout: patience,
      headers: { origin, 'accept-language': language, ...headers },
      ...(data === undefined ? {} : { data }),
    })
    if (!answer.ok()) throw new Error(`${method} ${at}: ${await answer.text()}`)
    return answer.status() === 204 ? undefined : answer.json()
  }
  try {
    await call('POST', '/demo-sign-in', { role })
    const page = await context.newPage()
    page.setDefaultTimeout(patience)
    page.on('pageerror', (error) => process.stdout.write(`${name}: ${error.message}\n`))
    await page.goto(origin + (typeof path === 'string' ? path : await path(call, context.request)))
    await page.locator(ready).first().waitFor()
    await then?.(page, words[language])
    await settled(page)
    await page.evaluate(() => document.fonts.ready)
    const content = recompressPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
    writeFileSync(join(folder, `${name}.png`), content)
    process.stdout.write(`${name}.png ${Math.round(content.length / 1024)} kB\n`)
  } finally {
    await after?.(call)
    await context.close()
  }
}
