import type { DecisionPerson } from '@zhike/core/decision-maps/schema'

export interface ReportingNode {
  person: DecisionPerson
  reports: ReportingNode[]
}

/** Who reports to whom, as a tree: at the top those who report to nobody we know of, people with reports first. */
export function reportingTree(people: readonly DecisionPerson[]): ReportingNode[] {
  const nodes = new Map(people.map((person) => [person.contactId, { person, reports: [] as ReportingNode[] }]))
  const tops: ReportingNode[] = []
  for (const node of nodes.values()) {
    const boss = node.person.reportsTo === null ? undefined : nodes.get(node.person.reportsTo)
    if (boss) boss.reports.push(node)
    else tops.push(node)
  }
  return tops.sort((one, other) => Number(other.reports.length > 0) - Number(one.reports.length > 0))
}
