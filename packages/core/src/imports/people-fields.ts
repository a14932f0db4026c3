import type { ImportFields } from './field.ts'

export const peopleFields: ImportFields = {
  required: [['name', 'lastName']],
  fields: [
    {
      key: 'name',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '姓名', en: 'Name' },
      aliases:
        '名字 员工姓名 员工 人员 业务员 销售 销售员 客户经理 销售人员 name fullname employee employeename salesagent salesrep salesperson person',
      example: { 'zh-CN': '李示例', en: 'Alex Sample' },
    },
    {
      key: 'lastName',
      type: 'text',
      maxLength: 60,
      label: { 'zh-CN': '姓', en: 'Last name' },
      aliases: '姓氏 lastname familyname surname',
    },
    {
      key: 'firstName',
      type: 'text',
      maxLength: 60,
      label: { 'zh-CN': '名', en: 'First name' },
      aliases: 'firstname givenname',
    },
    {
      key: 'email',
      type: 'email',
      maxLength: 200,
      label: { 'zh-CN': '邮箱', en: 'E-mail' },
      aliases: '电子邮箱 电子邮件 公司邮箱 邮件 email mail emailaddress',
      example: { 'zh-CN': 'li@example.com', en: 'alex@example.com' },
    },
    {
      key: 'phone',
      type: 'phone',
      label: { 'zh-CN': '手机', en: 'Mobile' },
      aliases: '手机号 手机号码 电话 联系电话 移动电话 phone mobile mobilephone telephone tel phonenumber',
      example: { 'zh-CN': '199 0000 0102', en: '+86 199 0000 0102' },
    },
    {
      key: 'staffNumber',
      type: 'key',
      maxLength: 50,
      label: { 'zh-CN': '工号', en: 'Staff number' },
      aliases: '员工编号 员工号 员工工号 人员编号 编号 staffnumber staffno employeeid employeeno employeenumber id',
      example: { 'zh-CN': '1001', en: '1001' },
    },
    {
      key: 'department',
      type: 'text',
      maxLength: 200,
      label: { 'zh-CN': '部门', en: 'Department' },
      aliases:
        '所属部门 所在部门 团队 组 办事处 分公司 大区 区域 department team office regionaloffice division group branch',
      example: { 'zh-CN': '销售部/华东组', en: 'Sales/East' },
    },
    {
      key: 'manager',
      type: 'person',
      label: { 'zh-CN': '直属上级', en: 'Manager' },
      aliases:
        '上级 主管 直接上级 经理 组长 领导 上级主管 部门经理 manager managername supervisor reportsto teamlead boss',
    },
    {
      key: 'post',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '岗位', en: 'Post' },
      aliases: '职务 职位 职称 post title jobtitle position role',
      example: { 'zh-CN': '客户经理', en: 'Account manager' },
    },
    {
      key: 'roles',
      type: 'text',
      maxLength: 300,
      label: { 'zh-CN': '角色', en: 'Roles' },
      aliases: '系统角色 权限角色 roles systemrole systemroles accessrole',
      example: { 'zh-CN': '客户经理', en: 'Account manager' },
    },
    {
      key: 'teams',
      type: 'text',
      maxLength: 300,
      label: { 'zh-CN': '小组', en: 'Teams' },
      aliases: '项目组 虚拟团队 teams workinggroup squad',
    },
  ],
}
