import { defineProblem } from '../kernel/problem.ts'

/** Levels of a group that people may build, its top one included. */
export const mostLevels = 10

export const parentIsItself = defineProblem({
  code: 'customer-group.parent-is-itself',
  status: 422,
  'zh-CN': '「{name}」不能做自己的上级。选另一家客户。',
  en: '“{name}” cannot be its own parent. Choose another customer.',
})

export const parentIsBelow = defineProblem({
  code: 'customer-group.parent-is-below',
  status: 422,
  'zh-CN': '「{parent}」已经在「{name}」的下级里，再做它的上级就成了圈。先把「{parent}」移出来。',
  en: '“{parent}” already lies below “{name}”; as its parent it would close a circle. Move “{parent}” out first.',
})

export const groupTooDeep = defineProblem({
  code: 'customer-group.too-deep',
  status: 422,
  'zh-CN': '这样「{name}」所在的集团会有 {levels} 级，最多 {limit} 级。挂到更上面的一家。',
  en: 'The group of “{name}” would have {levels} levels; at most {limit} are possible. Choose a parent further up.',
})

/** What the database itself refused: two people changed the same group at once, or records were merged meanwhile. */
export const groupChangedMeanwhile = defineProblem({
  code: 'customer-group.changed-meanwhile',
  status: 409,
  'zh-CN': '集团关系刚被别人改过，这样改会成圈或太深。刷新后再看一次。',
  en: 'Somebody has just changed this group; with your change it would close a circle or be too deep. Reload and look again.',
})
