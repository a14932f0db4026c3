import { expect, it } from 'vitest'
import type { Tag } from '@zhike/core/tags/schema'
import { groupTags } from './group-tags.ts'

const tag = (name: string, groupName: string | null): Tag => ({
  id: name,
  name,
  colour: 'grey',
  groupName,
  version: 1,
  abilities: { update: true, delete: true },
})
const tags = [tag('已签约', '进度'), tag('试用中', '进度'), tag('KA', '规模'), tag('老客户', null)]
const names = (text?: string) => groupTags(tags, text).map((group) => [group.name, group.tags.map((one) => one.name)])

it('keeps the order of the server within its groups', () => {
  expect(names()).toEqual([
    ['进度', ['已签约', '试用中']],
    ['规模', ['KA']],
    [null, ['老客户']],
  ])
})

it('finds by name or group, without regard to case', () => {
  expect(names('ka')).toEqual([['规模', ['KA']]])
  expect(names('进度')).toEqual([['进度', ['已签约', '试用中']]])
  expect(names('没有')).toEqual([])
})
