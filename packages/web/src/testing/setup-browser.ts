import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'
import { setLanguage, startTranslation } from '../app/i18n/translation.ts'

/** Component tests speak Chinese, the product's first language. For each file anew: files share what is loaded. */
export function setUpBrowser(): void {
  beforeAll(async () => {
    await startTranslation()
    await setLanguage('zh-CN')
  })

  afterEach(() => cleanup())
}
