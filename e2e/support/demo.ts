import { expect, type Locator, type Page } from '@playwright/test'

type Role = 'account-manager' | 'team-lead' | 'administrator'

/** The demo company of the worker that asks. */
export function demoUrl(): string {
  const urls = (process.env.E2E_DEMO_URLS ?? '').split(' ')
  const url = urls[Number(process.env.TEST_PARALLEL_INDEX ?? 0) % urls.length]
  if (!url) throw new Error('the demo server is started by support/start-servers.ts')
  return url
}

/** Comes in as one of the demo's three people and opens a page. */
export async function enterDemo(page: Page, role: Role, path = '/'): Promise<void> {
  const url = demoUrl()
  const answer = await page.request.post(`${url}/api/v1/demo-sign-in`, { data: { role }, headers: { origin: url } })
  expect(answer.ok()).toBe(true)
  await page.goto(url + path)
}

/** Calls the API as whoever is signed in on the page. */
export async function callApi<T>(
  page: Page,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  data?: unknown,
): Promise<T> {
  const url = demoUrl()
  const answer = await page.request.fetch(`${url}/api/v1${path}`, {
    method,
    headers: { origin: url },
    ...(data === undefined ? {} : { data }),
  })
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
  return (answer.status() === 204 ? undefined : await answer.json()) as T
}

/** Chooses from a menu until what it opens is there: a page that is just drawn anew may swallow the first press. */
export async function chooseFromMenu(page: Page, button: Locator, item: string, opened: Locator): Promise<void> {
  await expect(async () => {
    const choice = page.getByRole('menuitem', { name: item, exact: true })
    if (!(await choice.isVisible())) await button.click({ timeout: 2000 })
    await choice.click({ timeout: 2000 })
    await expect(opened).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
}
