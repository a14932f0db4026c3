import data from './industries.json' with { type: 'json' }
import { readCodes } from './read-codes.ts'

export interface Industry {
  code: string
  parentCode: string | null
  level: 1 | 2 | 3
  name: string
}

/** Sections (C), divisions (C35) and groups (C351), parents before their children. */
export const industries: readonly Industry[] = readCodes(data.items).map(({ code, name }) => ({
  code,
  parentCode: code.length === 1 ? null : code.length === 3 ? code.slice(0, 1) : code.slice(0, 3),
  level: code.length === 1 ? 1 : code.length === 3 ? 2 : 3,
  name,
}))
