// Words of the demo company. Everything here is invented; the mobile numbers lie in 199 0000 xxxx.

import type { RoleKey } from '@zhike/core/access/roles'

export const companyName = '鹿鸣川精工'

export interface DemoDepartment {
  key: string
  parent: string | null
  name: string
}

export const departments: readonly DemoDepartment[] = [
  { key: 'root', parent: null, name: companyName },
  { key: 'sales', parent: 'root', name: '销售中心' },
  { key: 'east', parent: 'sales', name: '华东大区' },
  { key: 'east1', parent: 'east', name: '华东一组' },
  { key: 'east2', parent: 'east', name: '华东二组' },
  { key: 'south', parent: 'sales', name: '华南组' },
  { key: 'north', parent: 'sales', name: '华北组' },
  { key: 'west', parent: 'sales', name: '西部组' },
  { key: 'auto', parent: 'sales', name: '汽车行业组' },
  { key: 'retail', parent: 'sales', name: '渠道零售组' },
  { key: 'market', parent: 'root', name: '市场部' },
  { key: 'service', parent: 'root', name: '客户服务部' },
  { key: 'operations', parent: 'root', name: '运营部' },
]

export interface DemoPost {
  name: string
  department: string
  post: string
  role: RoleKey
  leads?: boolean
  capacity?: number
}

const seller = (department: string, names: string[], capacity: number): DemoPost[] =>
  names.map((name) => ({ name, department, post: '客户经理', role: 'account-manager', capacity }))
const lead = (department: string, name: string, post: string): DemoPost => ({
  name,
  department,
  post,
  role: 'team-lead',
  leads: true,
  capacity: 60,
})

/** Forty people. The order matters: a lead stands before those who report to them. */
export const people: readonly DemoPost[] = [
  { name: '周知遥', department: 'root', post: '总经理', role: 'administrator', leads: true },
  { ...lead('sales', '陆予安', '销售总监'), role: 'sales-director' },
  lead('east', '沈青禾', '华东大区经理'),
  lead('east1', '陈牧野', '组长'),
  ...seller('east1', ['林晚舟', '许亦南', '顾南乔', '江叙白', '苏念慈'], 150),
  lead('east2', '温书言', '组长'),
  ...seller('east2', ['何时雨', '裴照川', '叶知秋', '方既白'], 150),
  lead('south', '梁听潮', '组长'),
  ...seller('south', ['卢星野', '岑望舒', '黎明远', '谭若溪'], 150),
  lead('north', '秦朔方', '组长'),
  ...seller('north', ['孟北辰', '郝清平', '邢远山', '石砚秋'], 150),
  lead('west', '向天阔', '组长'),
  ...seller('west', ['罗川行', '巴雨桐', '蒲月明'], 150),
  lead('auto', '韩知微', '组长'),
  ...seller('auto', ['丁若水', '严思齐', '卫长风'], 120),
  lead('retail', '柳絮飞', '组长'),
  ...seller('retail', ['汪小满', '施半夏'], 220),
  { name: '苗青', department: 'market', post: '市场经理', role: 'team-lead', leads: true, capacity: 20 },
  { name: '钟灵毓', department: 'market', post: '市场专员', role: 'marketer', capacity: 20 },
  { name: '白鹭洲', department: 'service', post: '客服主管', role: 'team-lead', leads: true, capacity: 20 },
  { name: '尹清和', department: 'service', post: '客服专员', role: 'service-agent', capacity: 20 },
  { name: '贺兰舟', department: 'operations', post: '销售运营', role: 'operations' },
]

/** Across departments: who looks after the largest customers together. */
export const team = {
  name: '大客户小组',
  description: '跨部门服务年采购最大的客户',
  lead: '韩知微',
  members: ['韩知微', '林晚舟', '丁若水', '卢星野', '尹清和'],
}

/** Who works on the largest customers of these people beside them. */
export const collaborators = [
  { of: '林晚舟', name: '丁若水', part: 'pre-sales', note: '汽车产线方案' },
  { of: '林晚舟', name: '尹清和', part: 'customer-success', note: '交付后的回访' },
  { of: '卢星野', name: '丁若水', part: 'specialist', note: null },
  { of: '丁若水', name: '林晚舟', part: 'backup', note: '互为 AB 角' },
] as const

/** Away this week; the colleague reaches what is theirs meanwhile. */
export const leave = { name: '许亦南', delegate: '林晚舟', note: '年假' }

/** The three people whom one click signs in. */
export const signInAs = { 'account-manager': '林晚舟', 'team-lead': '沈青禾', administrator: '周知遥' } as const

export interface DemoCity {
  code: string
  name: string
  team: 'east1' | 'east2' | 'south' | 'north' | 'west'
  weight: number
}

export const cities: readonly DemoCity[] = [
  { code: '330100', name: '杭州', team: 'east1', weight: 9 },
  { code: '330200', name: '宁波', team: 'east1', weight: 9 },
  { code: '330300', name: '温州', team: 'east1', weight: 6 },
  { code: '330400', name: '嘉兴', team: 'east1', weight: 5 },
  { code: '330600', name: '绍兴', team: 'east1', weight: 4 },
  { code: '330700', name: '金华', team: 'east1', weight: 4 },
  { code: '331000', name: '台州', team: 'east1', weight: 5 },
  { code: '310112', name: '上海', team: 'east1', weight: 9 },
  { code: '320500', name: '苏州', team: 'east2', weight: 10 },
  { code: '320200', name: '无锡', team: 'east2', weight: 8 },
  { code: '320400', name: '常州', team: 'east2', weight: 6 },
  { code: '320600', name: '南通', team: 'east2', weight: 4 },
  { code: '320300', name: '徐州', team: 'east2', weight: 3 },
  { code: '340100', name: '合肥', team: 'east2', weight: 5 },
  { code: '340200', name: '芜湖', team: 'east2', weight: 3 },
  { code: '440600', name: '佛山', team: 'south', weight: 8 },
  { code: '441900', name: '东莞', team: 'south', weight: 8 },
  { code: '440300', name: '深圳', team: 'south', weight: 8 },
  { code: '440100', name: '广州', team: 'south', weight: 6 },
  { code: '350200', name: '厦门', team: 'south', weight: 3 },
  { code: '450200', name: '柳州', team: 'south', weight: 2 },
  { code: '370200', name: '青岛', team: 'north', weight: 6 },
  { code: '370100', name: '济南', team: 'north', weight: 4 },
  { code: '120100', name: '天津', team: 'north', weight: 5 },
  { code: '130600', name: '保定', team: 'north', weight: 2 },
  { code: '210100', name: '沈阳', team: 'north', weight: 3 },
  { code: '510100', name: '成都', team: 'west', weight: 5 },
  { code: '500112', name: '重庆', team: 'west', weight: 6 },
  { code: '610100', name: '西安', team: 'west', weight: 4 },
  { code: '420100', name: '武汉', team: 'west', weight: 5 },
  { code: '430100', name: '长沙', team: 'west', weight: 3 },
]

export interface DemoIndustry {
  code: string
  word: string
  weight: number
}

export const industries: readonly DemoIndustry[] = [
  { code: 'C34', word: '机械', weight: 14 },
  { code: 'C35', word: '自动化设备', weight: 12 },
  { code: 'C36', word: '汽车部件', weight: 9 },
  { code: 'C38', word: '电气', weight: 9 },
  { code: 'C344', word: '泵阀', weight: 6 },
  { code: 'C353', word: '食品机械', weight: 5 },
  { code: 'C346', word: '包装机械', weight: 6 },
  { code: 'C39', word: '电子科技', weight: 7 },
  { code: 'C355', word: '纺织机械', weight: 4 },
  { code: 'C33', word: '金属制品', weight: 6 },
  { code: 'C40', word: '仪器仪表', weight: 4 },
  { code: 'C37', word: '船舶设备', weight: 3 },
  { code: 'F517', word: '机电贸易', weight: 7 },
]

/** Two or three characters that name a firm; combined, they name nobody. */
export const firmFirst = [
  '北斗',
  '拾光',
  '千帆',
  '弄堂',
  '芦花',
  '双溪',
  '云上',
  '海上',
  '石榴',
  '听雪',
  '星野',
  '橡树',
  '柳絮',
  '云龙',
  '白鹭',
  '荷塘',
  '栖霞',
  '听松',
  '采云',
  '半山',
  '雪原',
  '南屿',
  '鹤鸣',
  '青岚',
  '长汀',
  '望江',
  '晴川',
  '归雁',
  '竹海',
  '梅坞',
  '兰亭',
  '枫桥',
  '月湖',
  '松涧',
  '沧浪',
  '流霞',
  '揽翠',
  '秋浦',
  '寒山',
  '桃源',
  '澄湖',
  '新雨',
  '远岫',
  '碧潭',
  '金穗',
  '赤松',
  '玄圃',
  '银杏',
]
export const firmSecond = [
  '湾',
  '里',
  '渡',
  '堂',
  '坡',
  '崖',
  '桥',
  '岭',
  '滩',
  '坞',
  '矶',
  '谷',
  '原',
  '浦',
  '台',
  '洲',
  '轩',
  '汇',
  '峰',
  '泽',
]
export const surnames = [
  '赵',
  '钱',
  '孙',
  '李',
  '周',
  '吴',
  '郑',
  '王',
  '冯',
  '陈',
  '褚',
  '卫',
  '蒋',
  '沈',
  '韩',
  '杨',
  '朱',
  '秦',
  '许',
  '何',
  '吕',
  '张',
  '孔',
  '曹',
  '严',
  '华',
  '金',
  '魏',
  '陶',
  '姜',
  '戚',
  '谢',
  '邹',
  '窦',
  '章',
  '苏',
  '潘',
  '葛',
  '范',
  '彭',
  '单',
  '曾',
  '解',
  '欧阳',
]
export const givenNames = [
  '启明',
  '若溪',
  '一帆',
  '望舒',
  '知微',
  '云深',
  '小鱼',
  '长风',
  '听澜',
  '行舟',
  '清越',
  '见青',
  '听涛',
  '秦川',
  '子衿',
  '明轩',
  '雨辰',
  '思远',
  '嘉木',
  '景行',
  '书瑶',
  '文博',
  '立诚',
  '海宁',
  '建国',
  '丽华',
  '志强',
  '晓燕',
  '国栋',
  '春梅',
  '永康',
  '玉兰',
  '德胜',
  '雪莹',
  '天佑',
  '可心',
]
export const titles = [
  '采购经理',
  '采购总监',
  '技术总监',
  '设备主管',
  '设备部长',
  '研发经理',
  '总经理',
  '厂长',
  '生产经理',
  '老板',
  '工程师',
  '项目经理',
]
export const sources = ['展会', '转介绍', '官网询盘', '电话拓展', '老客户', '行业协会', '平台询价'] as const
export const sizes = ['50 人以下', '50–100 人', '100–300 人', '300–500 人', '500–1000 人', '1000 人以上'] as const

export const products: readonly (readonly [string, number])[] = [
  ['行星减速机 PX120', 8800],
  ['行星减速机 PX90', 5600],
  ['行星减速机 PX60', 3200],
  ['伺服减速机 SR75', 4300],
  ['斜齿轮减速机 HK67', 6900],
  ['蜗轮减速机 WJ50', 980],
  ['蜗轮减速机 WJ80', 1750],
  ['低背隙减速机 LB120', 12600],
  ['中空旋转平台 ZK130', 7400],
  ['弹性联轴器 TL40', 260],
  ['膜片联轴器 MP65', 640],
  ['直角换向器 ZH90', 2100],
  ['减速机备件包', 480],
]

export const followUpTexts: Record<'call' | 'visit' | 'wechat' | 'email' | 'meeting' | 'note', readonly string[]> = {
  call: [
    '样机已寄出，等扭矩测试结果。',
    '报价偏高，要求再谈一轮，回头给分批交货的方案。',
    '年度框架已签，暂无新需求，下个季度再看。',
    '询价 2 台小型减速机，负责人拍板。',
    '旧线改造推到明年一季度，预算还没批。',
    '催下周的货，已和计划确认排产日期。',
    '没人接，留言了。',
    '对方换了采购，约时间重新介绍。',
  ],
  visit: [
    '看了二期厂房，两条新线明年投产，减速机需求约 300 台，要低背隙型号的检测报告。',
    '现场看了工况，温升正常，噪音比上一家低。',
    '和设备部、采购部一起开了会，技术方案通过，进入商务。',
    '验收了首批 60 台，外观两处划伤，答应换新。',
  ],
  wechat: [
    '发了 PX120 的选型表和图纸。',
    '想看低背隙联轴器的样本和检测报告。',
    '确认收货，发票已开。',
    '发了新价目表，等回复。',
    '问交期，回复 15 天。',
  ],
  email: ['发送正式报价和技术协议，有效期 30 天。', '收到图纸修改意见，转给研发。', '合同扫描件已收，原件在路上。'],
  meeting: ['线上评审：扭矩和惯量匹配没问题，等对方做疲劳测试。', '和对方财务谈账期，希望从 30 天放到 60 天。'],
  note: ['这家的采购窗口在每月 5 号前。', '厂里去年上了新的 ERP，下单走平台。', '竞争对手在报低价，注意交期优势。'],
}

export const nextSteps = [
  '给分批交货的方案',
  '回复报价',
  '寄样本和检测报告',
  '确认排产日期',
  '谈续约',
  '回访使用情况',
  '送样机',
  '约设备部一起看现场',
]
