/** Who holds a customer now, with what a refusal has to name. */
export interface OpenTenure {
  customerId: string
  customerName: string
  tenureId: string
  personId: string | null
  poolId: string | null
  holderName: string
  departmentName: string | null
  /** The pool it lay in before, if it came out of one. */
  formerPoolId: string | null
  isDeleted: boolean
}
