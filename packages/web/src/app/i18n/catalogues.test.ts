import { describe, expect, it } from 'vitest'

// Holds the words together: both languages, every key that is used, and no Chinese outside the catalogues.

type Words = { [key: string]: string | Words }

const catalogues = import.meta.glob<Record<string, Words>>('/src/*/i18n/{zh-CN,en}.ts', { eager: true })
const sources = import.meta.glob<string>('/src/**/*.{ts,tsx}', { eager: true, query: '?raw', import: 'default' })

const namespaces = [...new Set(Object.keys(catalogues).map((path) => path.split('/')[2] ?? ''))]

function wordsOf(namespace: string, language: 'zh-CN' | 'en'): Map<string, string> {
  const module = catalogues[`/src/${namespace}/i18n/${language}.ts`]
  return new Map(flatten(module?.[language === 'en' ? 'en' : 'zhCN'] ?? {}))
}

function flatten(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  )
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort()
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;,{}()])\/\/[^\n]*/g, '$1')

const checked = Object.entries(sources).filter(([path]) => !/\.test\.tsx?$|\/i18n\//.test(path))

describe.each(namespaces)('the words of %s', (namespace) => {
  const chinese = wordsOf(namespace, 'zh-CN')
  const english = wordsOf(namespace, 'en')

  it('are the same keys in both languages, the singular of English apart', () => {
    const plain = [...english.keys()].filter((key) => !(key.endsWith('_one') && english.has(key.slice(0, -4))))
    expect(plain.sort()).toEqual([...chinese.keys()].sort())
  })

  it('have no empty text', () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
  })

  it('ask for the same values in both languages', () => {
    const different = [...english]
      .filter(([key, text]) => {
        const other = chinese.get(key) ?? chinese.get(key.replace(/_one$/, '')) ?? ''
        // A singular may leave its number out: “one customer”.
        const given = placeholders(text)
        return key.endsWith('_one')
          ? given.some((name) => !placeholders(other).includes(name))
          : given.join() !== placeholders(other).join()
      })
      .map(([key]) => key)
    expect(different).toEqual([])
  })
})

describe('keys in the sources', () => {
  const known = new Set(
    namespaces.flatMap((namespace) => [...wordsOf(namespace, 'zh-CN').keys()].map((key) => `${namespace}:${key}`)),
  )

  it('exist', () => {
    const missing = checked.flatMap(([path, text]) =>
      [...withoutComments(text).matchAll(/\bt\(\s*['"]([^'"]+)['"]/g)]
        .map((match) => match[1] ?? '')
        .filter((key) => !known.has(key))
        .map((key) => `${path}: ${key}`),
    )
    expect(missing).toEqual([])
  })

  it('made of a fixed beginning and a value have at least one word with that beginning', () => {
    const missing = checked.flatMap(([path, text]) =>
      [...withoutComments(text).matchAll(/\bt\(\s*`([^`$]*)\$\{/g)]
        .map((match) => match[1] ?? '')
        .filter((start) => !start.includes(':') || ![...known].some((key) => key.startsWith(start)))
        .map((start) => `${path}: ${start}…`),
    )
    expect(missing).toEqual([])
  })

  it('come with the namespaces their component asks for', () => {
    const missing = checked.flatMap(([path, raw]) => {
      const text = withoutComments(raw)
      if (!text.includes('useTranslation(')) return []
      const asked = new Set(['app', 'ui'])
      for (const match of text.matchAll(/useTranslation\(([^)]*)\)/g)) {
        for (const name of (match[1] ?? '').matchAll(/['"]([\w-]+)['"]/g)) asked.add(name[1] ?? '')
      }
      const used = [...text.matchAll(/\bt\(\s*['"`]([\w-]+):/g)].map((match) => match[1] ?? '')
      return [...new Set(used)].filter((name) => !asked.has(name)).map((name) => `${path}: ${name}`)
    })
    expect(missing).toEqual([])
  })
})

describe('Chinese in components', () => {
  // A language is named in itself.
  const exempt = ['/src/app/i18n/language-names.ts']

  it('stands in the catalogues only', () => {
    const found = checked
      .filter(([path]) => path.endsWith('.tsx') && !exempt.includes(path))
      .flatMap(([path, text]) =>
        withoutComments(text)
          .split('\n')
          .filter((line) => /[\u3400-\u9fff\uff00-\uffef]/.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      )
    expect(found).toEqual([])
  })
})
