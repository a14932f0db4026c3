/**
 * At which ranks a Pareto curve of n customers is sampled: at most `points`, closer together at the steep beginning,
 * the last one always n.
 */
export function curvePositions(customers: number, points: number): number[] {
  const positions = new Set<number>()
  for (let i = 1; i <= points; i++) positions.add(Math.ceil(customers * (i / points) ** 2))
  positions.delete(0)
  return [...positions]
}
