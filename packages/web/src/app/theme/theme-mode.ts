import { createStore, useStore } from '../../ui/create-store.ts'
import { readStored, writeStored } from '../browser-storage.ts'

export const themeChoices = ['light', 'dark', 'system'] as const
export type ThemeChoice = (typeof themeChoices)[number]
export type ThemeMode = 'light' | 'dark'

// public/boot.js reads the same key before the first paint.
const storageKey = 'zhike.theme'
const darkMedia = window.matchMedia('(prefers-color-scheme: dark)')

const choiceStore = createStore<ThemeChoice>(storedChoice())
const modeStore = createStore<ThemeMode>(resolve(choiceStore.get()))

function storedChoice(): ThemeChoice {
  const stored = readStored(storageKey)
  return themeChoices.find((choice) => choice === stored) ?? 'system'
}

function resolve(choice: ThemeChoice): ThemeMode {
  if (choice !== 'system') return choice
  return darkMedia.matches ? 'dark' : 'light'
}

function apply(): void {
  const mode = resolve(choiceStore.get())
  document.documentElement.dataset['theme'] = mode
  modeStore.set(mode)
}

darkMedia.addEventListener('change', apply)
apply()

export function setThemeChoice(choice: ThemeChoice): void {
  writeStored(storageKey, choice)
  choiceStore.set(choice)
  apply()
}

export function useThemeChoice(): ThemeChoice {
  return useStore(choiceStore)
}

export function useThemeMode(): ThemeMode {
  return useStore(modeStore)
}

/** Whether a theme was chosen in this browser, which then wins over the account's. */
export function hasStoredTheme(): boolean {
  return readStored(storageKey) !== null
}
