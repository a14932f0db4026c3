import type { Permission } from '@zhike/core/access/permissions'
import {
  CircleHelp,
  ClipboardPen,
  Copy,
  CopyCheck,
  Download,
  FolderUp,
  History,
  LogOut,
  Moon,
  Plus,
  Trash2,
  UserRound,
  type LucideIcon,
} from 'lucide-react'
import { allowedEntries } from '../app/navigation.ts'

/** What an entry does beside going to a page. */
export type PaletteDeed = 'write-follow-up' | 'shortcuts' | 'theme' | 'sign-out'

export interface PaletteEntry {
  key: string
  group: 'pages' | 'actions'
  /** Key of the words, in full. */
  label: string
  icon: LucideIcon
  /** Other words it is found by, in both languages, pinyin and initials included. */
  words: string
  to?: string
  does?: PaletteDeed
}

interface Action extends Omit<PaletteEntry, 'group'> {
  needs?: readonly Permission[]
}

const wordsOfPage: Record<string, string> = {
  '/today': '今日 待办 jinri jr today queue',
  '/customers': '客户列表 kehu kh customers list',
  '/pools': '公海 gonghai gh pools claim 领取',
  '/rules': '分配规则 fenpeiguize fpgz rules ownership plan 归属划分',
  '/tiers': '客户级别 kehujibie khjb tiers abc 分级',
  '/segments': '客群 kequn kq segments lists audience',
  '/tags': '标签 biaoqian bq tags labels',
  '/import': '导入 daoru dr import excel csv',
  '/fields': '自定义字段 zidingyiziduan zdyzd zd custom fields',
  '/people': '人员 部门 renyuan bumen ry people departments teams 小组 离职',
  '/backups': '备份 恢复 beifen bf backups restore',
  '/roles': '角色 权限 juese js roles permissions',
  '/audit': '审计 日志 shenji sj audit log',
  '/privacy': '个人信息 gerenxinxi grxx privacy erase gdpr pipl',
  '/settings': '设置 shezhi sz settings company mail 邮件 汇率 掩码',
}

const actions: readonly Action[] = [
  {
    key: 'create-customer',
    label: 'search:action.createCustomer',
    icon: Plus,
    words: '新建客户 录入 xinjiankehu xjkh new customer create add',
    to: '/customers?do=create',
    needs: ['customer.create'],
  },
  {
    key: 'write-follow-up',
    label: 'app:writeFollowUp',
    icon: ClipboardPen,
    words: '写跟进 xiegenjin xgj log follow-up call visit 拜访',
    does: 'write-follow-up',
    needs: ['follow-up.write'],
  },
  {
    key: 'check-duplicate',
    label: 'search:action.checkDuplicate',
    icon: Copy,
    words: '查重 chachong cc duplicate check',
    to: '/customers?do=check',
    needs: ['customer.check-duplicate'],
  },
  {
    key: 'import-customers',
    label: 'search:action.importCustomers',
    icon: FolderUp,
    words: '导入客户 daorukehu drkh import customers excel',
    to: '/import?kind=customers',
    needs: ['customer.import'],
  },
  {
    key: 'bin',
    label: 'search:action.bin',
    icon: Trash2,
    words: '回收站 huishouzhan hsz bin deleted restore 恢复',
    to: '/customers/bin',
    needs: ['customer.delete'],
  },
  {
    key: 'duplicates',
    label: 'search:action.duplicates',
    icon: CopyCheck,
    words: '重复客户 查重扫描 合并 chongfukehu cfkh duplicates scan merge',
    to: '/customers/duplicates',
    needs: ['customer.check-duplicate'],
  },
  {
    key: 'exports',
    label: 'app:user.exports',
    icon: Download,
    words: '我的导出 下载 wodedaochu wddc daochu dc exports downloads',
    to: '/exports',
  },
  {
    key: 'import-history',
    label: 'search:action.importHistory',
    icon: History,
    words: '导入记录 撤销导入 daorujilu drjl import history undo',
    to: '/import/history',
    needs: ['customer.import'],
  },
  {
    key: 'account',
    label: 'app:nav.account',
    icon: UserRound,
    words: '我的账号 密码 两步验证 wodezhanghao zh account password second factor api key',
    to: '/account',
  },
  {
    key: 'shortcuts',
    label: 'app:shortcuts',
    icon: CircleHelp,
    words: '快捷键 kuaijiejian kjj keyboard keys help',
    does: 'shortcuts',
  },
  {
    key: 'theme',
    label: 'search:action.theme',
    icon: Moon,
    words: '深色 浅色 外观 shense qianse theme dark light',
    does: 'theme',
  },
  {
    key: 'sign-out',
    label: 'app:user.signOut',
    icon: LogOut,
    words: '退出登录 tuichu tc sign out log out',
    does: 'sign-out',
  },
]

/** The pages and actions that this person may use. */
export function paletteEntries(permissions: readonly Permission[], exists: (path: string) => boolean): PaletteEntry[] {
  const pages = allowedEntries(permissions, exists).map(({ to, label, icon }) => ({
    key: to,
    group: 'pages' as const,
    label,
    icon,
    words: wordsOfPage[to] ?? '',
    to,
  }))
  const may = ({ needs }: Action) => !needs || needs.some((permission) => permissions.includes(permission))
  const allowed = actions.filter(may).map(({ needs: _, ...action }) => ({ ...action, group: 'actions' as const }))
  return [...pages, ...allowed]
}

/** Entries that have every word that was typed, those whose label begins with it first. */
export function fittingEntries(
  entries: readonly PaletteEntry[],
  typed: string,
  labelOf: (entry: PaletteEntry) => string,
  limit: number,
): PaletteEntry[] {
  const parts = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  if (parts.length === 0) return []
  const ranked = entries.flatMap((entry) => {
    const label = labelOf(entry).toLowerCase()
    const words = `${label} ${entry.words}`.split(' ')
    const ranks = parts.map((part) => {
      if (label.startsWith(part)) return 0
      if (words.some((word) => word.startsWith(part))) return 1
      // In the middle of a word only Chinese says something.
      return /\p{Script=Han}/u.test(part) && words.some((word) => word.includes(part)) ? 2 : null
    })
    return ranks.includes(null) ? [] : [{ entry, rank: Math.max(...ranks.map(Number)) }]
  })
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ entry }) => entry)
}
