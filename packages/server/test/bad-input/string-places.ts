import { z } from 'zod'

/** Where a string may stand in what a schema takes: keys and places in lists. */
export type Place = readonly (string | number)[]

type Json = { [key: string]: unknown }

/** Deeper than this, recursive schemas (conditions in conditions) say nothing new. */
const deepest = 4

/** Every place of a schema where a text may be sent, of all its alternatives. */
export function stringPlaces(schema: z.ZodType): Place[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Json
  const found = new Map<string, Place>()
  const visit = (node: Json | boolean | undefined, place: Place): void => {
    if (typeof node !== 'object' || place.length > deepest) return
    const { $ref, type, properties, items, prefixItems, additionalProperties } = node
    if (typeof $ref === 'string') return visit(resolve(root, $ref), place)
    for (const key of ['anyOf', 'oneOf', 'allOf'] as const) {
      for (const one of (node[key] as Json[] | undefined) ?? []) visit(one, place)
    }
    // What may be anything may be a text, too.
    if (type === 'string' || Object.keys(node).length === 0) found.set(JSON.stringify(place), place)
    for (const [key, value] of Object.entries((properties as Json | undefined) ?? {}))
      visit(value as Json, [...place, key])
    if (items) visit(items as Json, [...place, 0])
    for (const [index, one] of ((prefixItems as Json[] | undefined) ?? []).entries()) visit(one, [...place, index])
    if (additionalProperties) visit(additionalProperties as Json, [...place, 'someKey'])
  }
  visit(root, [])
  return [...found.values()].filter((place) => place.length > 0)
}

function resolve(root: Json, ref: string): Json | undefined {
  let node: unknown = root
  for (const key of ref.split('/').slice(1)) node = (node as Json | undefined)?.[key]
  return node as Json | undefined
}

/** The body with a value at that place; what is missing on the way is made. */
export function withValueAt(body: unknown, place: Place, value: unknown): unknown {
  const [key, ...rest] = place
  if (key === undefined) return value
  if (typeof key === 'number') {
    const list = Array.isArray(body) ? [...body] : []
    list[key] = withValueAt(list[key], rest, value)
    return list
  }
  const record = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Json) : {}
  return { ...record, [key]: withValueAt(record[key], rest, value) }
}

export function valueAt(body: unknown, place: Place): unknown {
  let node = body
  for (const key of place) node = (node as Json | null | undefined)?.[key]
  return node
}
