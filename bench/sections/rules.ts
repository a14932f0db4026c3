import { setTimeout as delay } from 'node:timers/promises'
import type { OutputOf } from '@zhike/core/api/route'
import type { getOwnershipRun, saveRuleDraft } from '@zhike/core/rules/api'
import type { BenchWorld } from '../lib/bench-world.ts'
import { cities } from '../data/words.ts'
import { say } from '../lib/progress.ts'
import { seconds } from '../lib/report.ts'
import { undisturbed } from '../lib/undisturbed.ts'

type Run = OutputOf<typeof getOwnershipRun>
type Version = OutputOf<typeof saveRuleDraft>

/** Two rules a city, one team each, over everybody: first all customers move, then the cities of a tenth. */
export async function measureRules(world: BenchWorld): Promise<void> {
  const { rows: teams } = await world.ownerPool.query<{ id: string }>(
    `select id from departments d where exists (select from people p where p.department_id = d.id and p.manager_id is not null) order by position`,
  )
  // Every run of the bench turns the wheel further, so that there is something to move.
  const { rows: versions } = await world.ownerPool.query<{ count: number }>('select count(*) from rule_versions')
  const offset = (versions[0]?.count ?? 0) * 7
  const teamOf = (place: number) => teams[(place + offset) % teams.length]?.id ?? ''
  await measureOne(world, rulesOf(teamOf), 'all', 180)
  const movedCities = Math.ceil(cities.length * 0.1)
  const shifted = (place: number) => teamOf(place + (place < movedCities * 2 ? 40 : 0))
  await measureOne(world, rulesOf(shifted), 'a tenth', 30)
}

function rulesOf(teamOf: (place: number) => string) {
  const rules = cities.flatMap(([name, code], i) => [
    {
      name: `${name}制造`,
      when: {
        all: [
          { field: 'region', op: 'under', value: [code] },
          { field: 'industry', op: 'under', value: ['C3'] },
        ],
      },
      then: { kind: 'department', departmentId: teamOf(i * 2) },
    },
    {
      name,
      when: { field: 'region', op: 'under', value: [code] },
      then: { kind: 'department', departmentId: teamOf(i * 2 + 1) },
    },
  ])
  return [...rules, { name: null, when: null, then: { kind: 'department', departmentId: teamOf(0) } }]
}

async function measureOne(world: BenchWorld, rules: unknown[], share: string, targetSeconds: number): Promise<void> {
  const { http } = world.administrator
  const { draft } = (await http.get('/api/v1/rules')) as { draft: Version | null }
  const begun = draft ?? ((await http.send('POST', '/api/v1/rules/draft', {})) as Version)
  await http.send('PUT', '/api/v1/rules/draft', { rules, note: 'bench' }, { 'if-match': `"${begun.version}"` })
  say(`rules: preview of ${share}`)
  const previews: Run[] = []
  const measured = await undisturbed(async () => {
    const started = (await http.send('POST', '/api/v1/rules/preview', { who: 'all', includeManual: true })) as Run
    previews.push(await finished(world, started))
    return durationOf(previews.at(-1))
  })
  // What an earlier preview of the same rules would move is not kept.
  const preview = previews.at(-1)
  if (!preview) throw new Error('no preview')
  const moves = preview.preview?.moves ?? 0
  const percent = ((moves / world.customers) * 100).toFixed(1)
  world.report({
    section: 'rules',
    what: `preview, ${rules.length} rules, ${percent} % would move`,
    measured: seconds(measured),
    yardstick: `${moves} moves`,
    target: '≤ 15 s',
    ok: measured <= 15,
  })
  const applied = await finished(
    world,
    (await http.send('POST', `/api/v1/ownership-runs/${preview.id}/apply`, {})) as Run,
  )
  world.report({
    section: 'rules',
    what: `apply, ${percent} % move`,
    measured: seconds(durationOf(applied)),
    yardstick: `${applied.result?.moved ?? 0} moved`,
    target: `≤ ${targetSeconds} s`,
    ok: durationOf(applied) <= targetSeconds,
  })
}

async function finished({ administrator: { http } }: BenchWorld, started: Run): Promise<Run> {
  let run = started
  while (run.state === 'queued' || run.state === 'running') {
    await delay(250)
    run = (await http.get(`/api/v1/ownership-runs/${run.id}`)) as Run
  }
  if (run.state !== 'done') throw new Error(`the ownership run ended as ${run.state}: ${run.error}`)
  return run
}

const durationOf = (run: Run | undefined) =>
  (Date.parse(run?.finishedAt ?? '') - Date.parse(run?.startedAt ?? '')) / 1000
