// In this order: Edge and the browsers of Chinese makers call themselves Chrome too, Chrome calls itself Safari.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, 'WeChat'],
  [/QQBrowser/, 'QQ Browser'],
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** “Chrome, Windows” from what a browser says of itself; an empty name when it says nothing known. */
export function describeDevice(userAgent: string | null): { name: string; isPhone: boolean } {
  const text = userAgent ?? ''
  const find = (list: typeof browsers) => list.find(([pattern]) => pattern.test(text))?.[1]
  const name = [find(browsers), find(systems)].filter(Boolean).join(', ')
  return { name, isPhone: /Mobile|iPhone|Android/.test(text) }
}
