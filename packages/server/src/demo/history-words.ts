/** What two people changed of one customer, one after the other; `place`: which of the largest ones it is. */
export const changes = {
  place: 3,
  made: [
    { size: '100-499人', address: '工业园 3 号门' },
    { size: '500-999人', address: '工业园 5 号门' },
  ],
} as const

/** What was written and deleted again: it lies in the bin. */
export const mistakes = {
  contact: { name: '贺知微', title: '仓储主管', mobile: '199 0000 7718' },
  followUp: { kind: 'call', text: '打错了，这通电话是另一家的。' },
} as const
