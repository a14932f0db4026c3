/** SQLSTATE classes and codes of failures that another attempt may not meet. */
const passing = /^(?:08|57P0[123]|53300|40001|40P01|23505|25P02)/
const network = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/

/** Whether trying the transaction again makes sense: the connection broke, a restart, a deadlock, a lost race. */
export function isPassingError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string') return passing.test(error.code) || network.test(error.code)
  return /connection (?:terminated|ended|timeout)|timeout exceeded when trying to connect|not queryable/i.test(
    error.message,
  )
}
