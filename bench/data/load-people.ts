import type pg from 'pg'
import { makeRandom } from '../lib/random.ts'
import type { ActorName } from '../lib/bench-world.ts'
import { personName } from './make-customer.ts'

export const teamSize = 40
const teamsPerBranch = 5
const branchesPerRegion = 5
const regionNames = ['华东', '华南', '华北', '华中', '西南', '西北', '东北', '海外']

/** Company, department tree (company, regions, branches, teams of 40) and people; the first of a team leads it. */
export async function loadPeople(pool: pg.Pool, people: number): Promise<void> {
  const random = makeRandom(11)
  const teams = Math.ceil(people / teamSize)
  const branches = Math.ceil(teams / teamsPerBranch)
  const regions = Math.ceil(branches / branchesPerRegion)
  await pool.query(`insert into company (name, onboarding) values ('压测精工', 'done') on conflict (id) do nothing`)
  const departments = [{ key: 'root', parent: null as string | null, name: '压测精工' }]
  for (let i = 0; i < regions; i++) {
    departments.push({ key: `r${i}`, parent: 'root', name: `${regionNames[i % regionNames.length]}大区 ${i + 1}` })
  }
  for (let i = 0; i < branches; i++) {
    departments.push({ key: `b${i}`, parent: `r${Math.floor(i / branchesPerRegion)}`, name: `分公司 ${i + 1}` })
  }
  for (let i = 0; i < teams; i++) {
    departments.push({ key: `t${i}`, parent: `b${Math.floor(i / teamsPerBranch)}`, name: `销售 ${i + 1} 组` })
  }
  await pool.query(
    `insert into departments (id, parent_id, name, position)
     select bench.id('2024-01-01', 'department ' || d.key), bench.id('2024-01-01', 'department ' || d.parent), d.name, d.position
     from jsonb_to_recordset($1::jsonb) as d(key text, parent text, name text, position int)`,
    [JSON.stringify(departments.map((department, position) => ({ ...department, position })))],
  )
  const rows = Array.from({ length: people }, (_, no) => ({ no, name: personName(random) }))
  await pool.query(
    `insert into people (id, name, email, staff_number, department_id, post)
     select bench.id('2024-01-01', 'person ' || p.no), p.name, 'p' || p.no || '@bench.invalid', 'E' || p.no,
       bench.id('2024-01-01', 'department t' || p.no / $2::int), case when p.no % $2::int = 0 then '组长' else '客户经理' end
     from jsonb_to_recordset($1::jsonb) as p(no int, name text)`,
    [JSON.stringify(rows), teamSize],
  )
  // People report to their lead, leads to the first lead of their branch.
  await pool.query(
    `update people p set manager_id = m.id from people m
     where m.staff_number = 'E' || case
       when substr(p.staff_number, 2)::int % $1 <> 0 then substr(p.staff_number, 2)::int / $1 * $1
       else substr(p.staff_number, 2)::int / ($1 * $2) * ($1 * $2) end
     and m.id <> p.id`,
    [teamSize, teamsPerBranch],
  )
  await pool.query(
    `insert into person_roles (person_id, role)
     select id, case when substr(staff_number, 2)::int % $1 = 0 then 'team-lead' else 'account-manager' end from people`,
    [teamSize],
  )
  // With an assistant beside the leads, 200 people are below the lead of the last branch.
  await pool.query(
    `insert into people (id, name, staff_number, department_id, manager_id, post)
     select bench.id('2024-01-01', 'assistant'), '助理', 'ASSIST', department_id, id, '助理' from people where email = $1`,
    [actorsOf(people).branchLead],
  )
  await pool.query(
    `insert into people (id, name, email, staff_number, department_id, post)
     select bench.id('2024-01-01', 'administrator'), '管理员', 'admin@bench.invalid', 'ADMIN', bench.id('2024-01-01', 'department root'), '运营'`,
  )
  await pool.query(
    `insert into person_roles (person_id, role) select id, 'administrator' from people where staff_number = 'ADMIN'`,
  )
}

/** The number of the first person of the last full branch, who leads it. */
function lastBranchOf(people: number): number {
  const branchSize = teamSize * teamsPerBranch
  return Math.max(0, Math.floor(people / branchSize) - 1) * branchSize
}

/**
 * Who measures: a rep and a lead of the last full team (its lead leads nobody else's team), the administrator, and the
 * lead of the last full branch.
 */
export function actorsOf(people: number): Record<ActorName, string> {
  const lastTeam = Math.max(0, Math.floor(people / teamSize) - 1) * teamSize
  return {
    rep: `p${lastTeam + 7}@bench.invalid`,
    lead: `p${lastTeam}@bench.invalid`,
    administrator: 'admin@bench.invalid',
    branchLead: `p${lastBranchOf(people)}@bench.invalid`,
  }
}
