import { expect, test } from 'vitest'
import { shownActor } from './shown-actor.ts'

test('a person keeps the name, a job or the command line is the product in the language of the reader', () => {
  expect(shownActor('0198', '林晚舟', 'en')).toBe('林晚舟')
  expect(shownActor(null, '知客', 'en')).toBe('Zhike')
  expect(shownActor(null, 'job:run-ownership', 'zh-CN')).toBe('知客')
})
