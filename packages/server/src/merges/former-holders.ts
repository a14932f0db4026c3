/** Who held a customer when it was merged. */
export interface FormerHolder {
  mergeId: string
  customerId: string
  personId: string | null
  poolId: string | null
  /** Still active, or still open. */
  isOpen: boolean
}
