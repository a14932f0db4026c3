import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commitOf, formerProgram, rememberProgram } from './program-file.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhike-program-'))
  mkdirSync(join(folder, '.git/refs/heads'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('knows the commit of a checkout, however git keeps it', () => {
  const [loose, packed, detached] = ['a', 'b', 'c'].map((letter) => letter.repeat(40))
  writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n')
  writeFileSync(join(folder, '.git/packed-refs'), `# pack-refs\n${packed} refs/heads/main\n`)
  expect(commitOf(folder)).toBe(packed)
  writeFileSync(join(folder, '.git/refs/heads/main'), `${loose}\n`)
  expect(commitOf(folder)).toBe(loose)
  writeFileSync(join(folder, '.git/HEAD'), `${detached}\n`)
  expect(commitOf(folder)).toBe(detached)
  expect(commitOf(join(folder, 'nowhere'))).toBeNull()
})

it('remembers which program worked with a data folder', () => {
  const dataDir = join(folder, 'data')
  expect(formerProgram(dataDir)).toBeNull()
  rememberProgram(dataDir)
  expect(formerProgram(dataDir)?.version).toMatch(/^\d+\.\d+/)
  writeFileSync(join(dataDir, 'program.json'), 'half a fi')
  expect(formerProgram(dataDir)).toBeNull()
})
