/** Rings of static imports (Tarjan's strongly connected components), each as a list of paths. */
export function findCycles(files) {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.imports.filter((one) => !one.isDynamic && one.target !== undefined).map((one) => one.target),
    ]),
  )
  const index = new Map()
  const low = new Map()
  const onStack = new Set()
  const stack = []
  const rings = []

  function visit(path) {
    index.set(path, index.size)
    low.set(path, index.get(path))
    stack.push(path)
    onStack.add(path)
    for (const next of graph.get(path) ?? []) {
      if (!graph.has(next)) continue
      if (!index.has(next)) {
        visit(next)
        low.set(path, Math.min(low.get(path), low.get(next)))
      } else if (onStack.has(next)) {
        low.set(path, Math.min(low.get(path), index.get(next)))
      }
    }
    if (low.get(path) !== index.get(path)) return
    const group = []
    let popped
    do {
      popped = stack.pop()
      onStack.delete(popped)
      group.push(popped)
    } while (popped !== path)
    if (group.length > 1 || (graph.get(path) ?? []).includes(path)) rings.push(ringWithin(group))
  }

  // A component may be large; the shortest way round through its first file is what a reader wants to see.
  function ringWithin(group) {
    const members = new Set(group)
    const start = group.at(-1)
    const cameFrom = new Map([[start, undefined]])
    const queue = [start]
    while (queue.length > 0) {
      const path = queue.shift()
      for (const next of graph.get(path) ?? []) {
        if (next === start) {
          const ring = []
          for (let at = path; at !== undefined; at = cameFrom.get(at)) ring.unshift(at)
          return ring
        }
        if (members.has(next) && !cameFrom.has(next)) {
          cameFrom.set(next, path)
          queue.push(next)
        }
      }
    }
    return group
  }

  for (const path of graph.keys()) if (!index.has(path)) visit(path)
  return rings
}
