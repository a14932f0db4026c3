import type { Condition } from '@zhike/core/filter/condition'
import type { TagColour } from '@zhike/core/tags/schema'

// Tags and segments of the demo company.

/** Which customers get a tag: those that fit, and of them one in so many. */
export interface TaggedWhere {
  fact: 'largest' | 'dormant' | 'recent' | 'any'
  oneIn: number
}

export interface DemoTag {
  name: string
  colour: TagColour
  group: string | null
  on: TaggedWhere
}

export const tags: readonly DemoTag[] = [
  { name: '年框客户', colour: 'teal', group: '合作方式', on: { fact: 'largest', oneIn: 2 } },
  { name: '经销商', colour: 'indigo', group: '合作方式', on: { fact: 'any', oneIn: 12 } },
  { name: '直销', colour: 'blue', group: '合作方式', on: { fact: 'recent', oneIn: 6 } },
  { name: '要样品', colour: 'ochre', group: '当前动作', on: { fact: 'recent', oneIn: 9 } },
  { name: '比价中', colour: 'rose', group: '当前动作', on: { fact: 'any', oneIn: 17 } },
  { name: '待唤醒', colour: 'violet', group: '当前动作', on: { fact: 'dormant', oneIn: 3 } },
  { name: '展会认识', colour: 'green', group: null, on: { fact: 'any', oneIn: 10 } },
  { name: '转介绍', colour: 'grey', group: null, on: { fact: 'any', oneIn: 14 } },
]

export interface DemoSegment {
  name: string
  description: string | null
  by: string
  isShared: boolean
  /** Tags are called by their names here. */
  condition: Condition | null
  /** Of a list: the largest customers of these people. */
  largestOf?: readonly string[]
  /** What share of today's size it had when its history begins. */
  grewFrom: number
}

export const segmentHistoryDays = 59

export const segments: readonly DemoSegment[] = [
  {
    name: '大客户 90 天没下单',
    description: '近 12 个月成交不少，但 90 天没有新订单：先问库存，再问是不是换了供应商。',
    by: '周知遥',
    isShared: true,
    condition: {
      all: [
        { field: 'tier', op: 'in', value: ['A', 'B'] },
        { field: 'lastOrderOn', op: 'olderThanDays', value: 90 },
      ],
    },
    grewFrom: 1.32,
  },
  {
    name: '该联系却没联系',
    description: '有订单的客户，30 天没人跟进，也没约下次。',
    by: '陆予安',
    isShared: true,
    condition: {
      all: [
        { field: 'orderCount', op: 'gte', value: 1 },
        {
          any: [
            { field: 'lastFollowUpAt', op: 'olderThanDays', value: 30 },
            { field: 'lastFollowUpAt', op: 'isEmpty' },
          ],
        },
        { field: 'nextContactOn', op: 'isEmpty' },
      ],
    },
    grewFrom: 0.82,
  },
  {
    name: '年框与经销',
    description: '有年度框架或走经销的客户，价格政策变动时先通知。',
    by: '钟灵毓',
    isShared: true,
    condition: { field: 'tag', op: 'in', value: ['年框客户', '经销商'] },
    grewFrom: 0.74,
  },
  {
    name: '要样品、在比价',
    description: '正在选型，一周内要有人跟。',
    by: '钟灵毓',
    isShared: true,
    condition: { field: 'tag', op: 'in', value: ['要样品', '比价中'] },
    grewFrom: 0.6,
  },
  {
    name: '答谢会邀请名单',
    description: '12 月客户答谢会，每位负责人挑最大的几家。',
    by: '钟灵毓',
    isShared: true,
    condition: null,
    largestOf: ['林晚舟', '许亦南', '何时雨', '卢星野', '丁若水', '汪小满'],
    grewFrom: 0.4,
  },
  {
    name: '我要唤醒的',
    description: null,
    by: '林晚舟',
    isShared: false,
    condition: { field: 'tag', op: 'in', value: ['待唤醒'] },
    grewFrom: 1.1,
  },
]
