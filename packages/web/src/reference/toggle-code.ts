import type { CodeTree } from './code-tree.ts'

/** The chosen code that covers this one: itself, or one of its parents. */
export function coveredBy(tree: CodeTree, chosen: readonly string[], code: string): string | undefined {
  return tree.pathOf(code).find((one) => chosen.includes(one.code))?.code
}

/** Whether something below a code is chosen while the code itself is not. */
export function isPartlyChosen(tree: CodeTree, chosen: readonly string[], code: string): boolean {
  return chosen.some((one) => one !== code && tree.pathOf(one).some((step) => step.code === code))
}

/** Chooses a code and drops what lies below it, since that is included; or takes the code out again. */
export function toggleCode(tree: CodeTree, chosen: readonly string[], code: string): string[] {
  if (chosen.includes(code)) return chosen.filter((one) => one !== code)
  return [...chosen.filter((one) => !tree.pathOf(one).some((step) => step.code === code)), code]
}
