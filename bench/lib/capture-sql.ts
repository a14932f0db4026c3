import pg from 'pg'

export interface CapturedStatement {
  /** Set where the product keeps the plan: the yardstick then keeps it too. */
  name?: string
  text: string
  values: unknown[]
}

/**
 * The statements a verb sends, with their values, so that they can be sent again without the product around them: the
 * yardstick of a route is its own SQL through the plain driver.
 */
export async function captureSql(run: () => Promise<unknown>): Promise<CapturedStatement[]> {
  const captured: CapturedStatement[] = []
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown }
  const original = prototype.query
  prototype.query = function (this: unknown, ...given) {
    const [first, second] = given
    const isText = typeof first === 'string'
    const text = isText ? first : (first as { text?: string } | undefined)?.text
    const values = isText ? second : ((first as { values?: unknown[] } | undefined)?.values ?? second)
    const name = isText ? undefined : (first as { name?: string } | undefined)?.name
    if (text !== undefined) {
      captured.push({ ...(name === undefined ? {} : { name }), text, values: Array.isArray(values) ? values : [] })
    }
    return original.apply(this, given)
  }
  try {
    await run()
  } finally {
    prototype.query = original
  }
  return captured.filter(({ text }) => !/^\s*(begin|commit|start transaction|set )/i.test(text))
}
