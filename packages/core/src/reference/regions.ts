import { readCodes } from './read-codes.ts'
import data from './regions.json' with { type: 'json' }

export interface Region {
  code: string
  parentCode: string | null
  level: 1 | 2 | 3
  name: string
  /** 浙江省宁波市北仑区; without the fillers of the official list (市辖区). */
  fullName: string
}

const fillers = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/

/** Every division, parents before their children. */
export const regions: readonly Region[] = build()

function build(): Region[] {
  const byCode = new Map<string, Region>()
  for (const { code, name } of readCodes(data.items)) {
    const level = code.endsWith('0000') ? 1 : code.endsWith('00') ? 2 : 3
    const parent = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]
      .filter((one) => one !== code)
      .map((one) => byCode.get(one))
      .find((one) => one !== undefined)
    const before = parent?.fullName ?? ''
    byCode.set(code, {
      code,
      parentCode: parent?.code ?? null,
      level,
      name,
      fullName: fillers.test(name) ? before : before + name,
    })
  }
  return [...byCode.values()]
}
