import type { ImportFields } from './field.ts'

export const departmentFields: ImportFields = {
  required: [['name']],
  fields: [
    {
      key: 'name',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '部门名称', en: 'Department' },
      aliases: '部门 名称 组织名称 机构名称 单位名称 团队 department departmentname name orgname unit team',
      example: { 'zh-CN': '宁波', en: 'Ningbo' },
    },
    {
      key: 'parent',
      type: 'text',
      maxLength: 300,
      label: { 'zh-CN': '上级部门', en: 'Parent department' },
      aliases:
        '上级 上级组织 上级机构 父部门 所属部门 上级名称 parent parentdepartment parentname parentpath reportsto',
      example: { 'zh-CN': '销售部/华东', en: 'Sales/East' },
    },
    {
      key: 'externalId',
      type: 'key',
      maxLength: 100,
      label: { 'zh-CN': '部门编号', en: 'Department ID' },
      aliases: '编号 编码 部门编码 部门代码 组织编码 externalid departmentid departmentcode code id',
      example: { 'zh-CN': 'D-0102', en: 'D-0102' },
    },
    {
      key: 'parentExternalId',
      type: 'key',
      maxLength: 100,
      label: { 'zh-CN': '上级部门编号', en: 'Parent department ID' },
      aliases:
        '上级编号 上级编码 父部门编号 上级部门编码 上级组织编码 parentid parentcode parentdepartmentid parentdepartmentcode',
    },
  ],
}
