export const zhCN = {
  search: '搜{{name}}',
  found: '找到的',
  nothing: '没有「{{text}}」',
  up: '上一级',
  open: '展开{{name}}',
  choose: '不填',
  clear: '清掉{{name}}',
}
