export const zhCN = {
  title: '搜索客户和联系人',
  hint: '名称里的任何一段、简称、拼音或首字母、联系人、手机尾号四位、信用代码都能搜。',
  nothing: '没有找到「{{text}}」。换一段名称，或者它不在你的数据权限里：用查重看看归谁。',
  found: '找到 {{count}} 家',
  choose: '选择',
  open: '打开',
  openTab: '新标签页打开',
  by: { name: '名称', pinyin: '拼音', phone: '电话', code: '代码', contact: '联系人' },
}
