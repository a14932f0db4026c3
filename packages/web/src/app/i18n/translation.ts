import { createInstance, type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { locales, type Locale } from '@zhike/core/kernel/problem'
import { createStore, useStore } from '../../ui/create-store.ts'
import { readStored, writeStored } from '../browser-storage.ts'
import { dailyWords } from './words-chunks.ts'

// A catalogue is src/<namespace>/i18n/<language>.ts. The build makes three chunks of them: the door, the day, the house.
const catalogues = import.meta.glob<Record<string, object>>('/src/*/i18n/{zh-CN,en}.ts')

// public/boot.js reads the same key before the first paint.
const storageKey = 'zhike.language'
const atDoorKey = 'zhike.language.at-door'
const languageStore = createStore<Locale>(storedLanguage())

export const i18n = createInstance()

function storedLanguage(): Locale {
  const stored = readStored(storageKey)
  const wished = locales.find((locale) => locale === stored)
  return wished ?? (/^zh/i.test(navigator.language) ? 'zh-CN' : 'en')
}

async function fetchCatalogue(language: string, namespace: string): Promise<object> {
  const load = catalogues[`/src/${namespace}/i18n/${language}.ts`]
  if (!load) throw new Error(`there is no catalogue ${namespace}/i18n/${language}.ts`)
  const module = await load()
  return module[language === 'en' ? 'en' : 'zhCN'] ?? {}
}

const backend: BackendModule = {
  type: 'backend',
  callbackApi: false,
  init: () => undefined,
  read: async (language: string, namespace: string) => ({ ...(await fetchCatalogue(language, namespace)) }),
}

/** Resolves when the words of the frame are there; a page's own words come with the page. */
export async function startTranslation(): Promise<void> {
  const language = languageStore.get()
  document.documentElement.lang = language
  await i18n
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: [...locales],
      ns: ['app', 'ui'],
      defaultNS: 'app',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    })
}

export async function setLanguage(language: Locale): Promise<void> {
  // For the first paint of the next visit, before the account is known.
  writeStored(storageKey, language)
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
  languageStore.set(language)
}

export function getLanguage(): Locale {
  return languageStore.get()
}

export function useLanguage(): Locale {
  return useStore(languageStore)
}

/** A language chosen at the door, where no account can keep it: it wins in this browser until the account's is changed in it. */
export async function setLanguageAtDoor(language: Locale): Promise<void> {
  writeStored(atDoorKey, language)
  await setLanguage(language)
}

export function isLanguageFromDoor(): boolean {
  return readStored(atDoorKey) === languageStore.get()
}

/** The words of Today and of the frame: what whoever signs in sees first. */
export async function loadDailyWords(): Promise<void> {
  await i18n.loadNamespaces(dailyWords)
}

/** Every word of the house at once: a component that had to wait for its words would blank the page around it. */
export async function loadHouseWords(): Promise<void> {
  const namespaces = new Set(Object.keys(catalogues).map((path) => path.split('/')[2] ?? ''))
  await i18n.loadNamespaces([...namespaces])
}
