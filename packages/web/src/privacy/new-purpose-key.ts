import type { Purpose } from '@zhike/core/privacy/settings'

/** A key that no purpose of the list has: own-1, own-2 … Names may be Chinese, keys stand in the API. */
export function newPurposeKey(list: readonly Purpose[]): string {
  for (let number = list.length + 1; ; number++) {
    const key = `own-${number}`
    if (!list.some((one) => one.key === key)) return key
  }
}
