import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'
import { setLanguage, startTranslation } from '../app/i18n/translation.ts'

// Component tests speak Chinese, the product's first language.
beforeAll(async () => {
  await startTranslation()
  await setLanguage('zh-CN')
})

afterEach(() => cleanup())
