import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { departmentRoutes } from '@zhike/core/departments/api'
import type { Department } from '@zhike/core/departments/schema'
import { peopleRoutes } from '@zhike/core/people/api'
import type { Person, PostChange } from '@zhike/core/people/schema'
import { roleRoutes } from '@zhike/core/roles/api'
import { importFile, uploadFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'
import { contextAs } from '../session/context-as.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const departments = (content: string, goal: 'dry-run' | 'apply' = 'apply') =>
  importFile(world.admin.ctx, { kind: 'departments', content, goal })
const people = (content: string) => importFile(world.admin.ctx, { kind: 'people', content })

/** "宁波 < 华东 < 鹿鸣川精工", with its ID. */
async function tree(): Promise<Map<string, string | null>> {
  const { items } = await world.admin.api.ok<{ items: Department[] }>(departmentRoutes.listDepartments)
  const byId = new Map(items.map((one) => [one.id, one]))
  const path = (one: Department | undefined): string[] => (one ? [one.name, ...path(byId.get(one.parentId ?? ''))] : [])
  return new Map(items.map((one) => [path(one).join(' < '), one.externalId]))
}

describe('a file of departments', () => {
  it('builds the tree in whatever order, adopts what is there by name, and changes nothing the second time', async () => {
    const file = [
      '部门名称,上级部门,部门编号',
      '北仑,华东/宁波,D-3',
      '宁波,华东,D-2',
      '华东,,D-1',
      '大区客服,服务部/一线,',
      '鹿鸣川精工,,D-0',
    ].join('\n')
    const dry = await departments(file, 'dry-run')
    expect(dry.counts).toMatchObject({ read: 5, created: 2, updated: 3, refused: 0, departmentsCreated: 2 })
    expect((await tree()).has('北仑 < 宁波 < 华东 < 鹿鸣川精工')).toBe(false)
    expect((await departments(file)).counts).toMatchObject({ created: 2, updated: 3, skipped: 0 })
    const made = await tree()
    expect(made.get('北仑 < 宁波 < 华东 < 鹿鸣川精工')).toBe('D-3')
    expect(made.get('宁波 < 华东 < 鹿鸣川精工')).toBe('D-2')
    expect(made.has('大区客服 < 一线 < 服务部 < 鹿鸣川精工')).toBe(true)
    expect(made.get('鹿鸣川精工')).toBe('D-0')
    expect((await departments(file)).counts).toMatchObject({ created: 0, updated: 0, skipped: 5 })
  })

  it('renames and moves by ID; a name that another gives up can be taken, a straight swap is refused', async () => {
    const moved = await departments('name,parent id,department id\n镇海,D-2,D-3\n')
    expect(moved.counts).toMatchObject({ updated: 1, refused: 0 })
    await departments('部门名称,上级部门编号,部门编号\n甲,D-1,D-8\n乙,D-1,D-9\n')
    expect((await departments('部门名称,部门编号\n乙,D-8\n甲,D-9\n')).counts).toMatchObject({ updated: 0, refused: 2 })
    const swapped = await departments('部门名称,上级部门,部门编号\n丙,华东,D-8\n甲,华东,D-9\n乙,华东,D-8\n')
    expect(swapped.reasons.map((reason) => reason.code)).toEqual(['duplicate.record'])
    const after = await tree()
    expect(after.get('镇海 < 宁波 < 华东 < 鹿鸣川精工')).toBe('D-3')
    expect([after.get('丙 < 华东 < 鹿鸣川精工'), after.get('甲 < 华东 < 鹿鸣川精工')]).toEqual(['D-8', 'D-9'])
    const audit = await world.database.ownerQuery(
      "select v.before, v.after from audit_entries e join audit_values v on v.entry_id = e.id where e.action = 'department.update' and v.after->>'name' = '镇海'",
    )
    expect(audit).toEqual([{ before: { name: '北仑' }, after: { name: '镇海' } }])
  })

  it('refuses with the reason and writes the rest', async () => {
    const { counts, reasons } = await departments(
      [
        '部门名称,上级部门,上级部门编号,部门编号',
        '宁波,,D-3,D-2',
        '西北,,没有这个,',
        '华南,鹿鸣川精工,,D-7',
        '华南,鹿鸣川精工,,D-6',
        '好的,华南,,',
        ',华南,,',
      ].join('\n'),
    )
    expect(reasons.map((reason) => reason.code).sort()).toEqual([
      'department.cycle',
      'department.taken',
      'department.unknown-parent',
      'value.required',
    ])
    expect(counts).toMatchObject({ read: 6, created: 1, updated: 1, refused: 4 })
    expect((await tree()).has('好的 < 华南 < 鹿鸣川精工')).toBe(true)
  })

  it('needs the right to manage people', async () => {
    await expect(
      importFile(world.lead.ctx, { kind: 'departments', content: '部门名称\n私自\n' }),
    ).rejects.toMatchObject({ status: 403 })
  })
})

describe('a file of people', () => {
  const find = async (name: string) => {
    const { items } = await world.admin.api.ok<{ items: Person[] }>(peopleRoutes.listPeople, { query: { q: name } })
    return items[0]
  }

  it('gives roles and teams, tells a change of post, and is idempotent', async () => {
    const file = '姓名,工号,部门,岗位,角色,小组\n新来的,N1,华东,销售,组长、客户经理,攻坚组\n旁人,N2,华东,,,\n'
    expect((await people(file)).counts).toMatchObject({ created: 2, refused: 0 })
    expect(await find('新来的')).toMatchObject({
      roles: ['account-manager', 'team-lead'],
      teams: [{ name: '攻坚组' }],
    })
    expect(await find('旁人')).toMatchObject({ roles: ['account-manager'], teams: [] })
    expect((await people(file)).counts).toMatchObject({ skipped: 2 })
    const moved = await people('姓名,工号,部门,岗位,小组\n新来的,N1,华南,主管,"出海组,攻坚组"\n')
    expect(moved.counts).toMatchObject({ updated: 1 })
    const person = await find('新来的')
    expect(person?.teams.map((one) => one.name).sort()).toEqual(['出海组', '攻坚组'])
    expect(person?.roles).toEqual(['account-manager', 'team-lead'])
    const { items } = await world.admin.api.ok<{ items: PostChange[] }>(peopleRoutes.listPostChanges, {
      params: { id: person?.id ?? '' },
    })
    expect(items).toMatchObject([
      { from: { department: '华东', post: '销售' }, to: { department: '华南', post: '主管' } },
    ])
  })

  it('gives no role that may do more than whoever imports', async () => {
    const own = await world.admin.api.ok<{ key: string }>(roleRoutes.createRole, {
      body: {
        name: '人事',
        grants: { 'person.read': ['all'], 'person.manage': ['all'], 'customer.import': ['all'], 'pool.read': ['all'] },
      },
    })
    const clerk = await world.addPerson({ name: '人事专员', roles: [] })
    await world.admin.api.ok(peopleRoutes.setPersonRoles, { params: { id: clerk.id }, body: { roles: [own.key] } })
    const upload = { kind: 'people' as const, content: '姓名,角色\n抬举,管理员\n平调,人事\n没写,\n' }
    const created = await uploadFile(clerk.ctx, upload).catch((error: unknown) => error)
    expect(created).toMatchObject({ status: 403 })
    const ctx = await contextAs(world.services, clerk.email, 'cli')
    const record = await importFile(ctx, upload)
    expect(record.counts).toMatchObject({ created: 2, refused: 1 })
    expect(record.reasons).toMatchObject([{ code: 'role.above-own' }])
    expect((await find('平调'))?.roles).toEqual([own.key])
    expect((await find('没写'))?.roles).toEqual([])
  })

  it('never takes the last administrator away', async () => {
    const record = await people(`姓名,邮箱,角色\n${world.admin.name},${world.admin.email},客户经理\n`)
    expect(record).toMatchObject({ state: 'failed', error: { code: 'person.last-administrator' } })
    expect((await find(world.admin.name))?.roles).toEqual(['administrator'])
  })
})
