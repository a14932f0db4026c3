import type { ImportFields } from './field.ts'

export const customerFields: ImportFields = {
  required: [['name']],
  fields: [
    {
      key: 'name',
      type: 'text',
      maxLength: 200,
      label: { 'zh-CN': '客户名称', en: 'Customer name' },
      aliases:
        '客户 客户名 客户全称 公司名称 公司名 公司 公司全称 企业名称 企业名 单位名称 单位 名称 客户姓名 name customer account accountname company companyname organization organisation organizationname organization1name client clientname businessname fullname',
      example: { 'zh-CN': '宁波示例机械有限公司', en: 'Example Machinery Ltd.' },
    },
    {
      key: 'externalId',
      type: 'key',
      maxLength: 100,
      label: { 'zh-CN': '客户编号', en: 'Customer ID' },
      aliases:
        '外部编号 客户编码 客户代码 客户id 客户号 编号 编码 系统编号 会员号 id customerid customerno customernumber customercode accountid accountnumber recordid externalid clientid companyid',
      example: { 'zh-CN': 'K-1001', en: 'K-1001' },
    },
    {
      key: 'shortName',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '简称', en: 'Short name' },
      aliases: '客户简称 公司简称 企业简称 shortname nickname alias',
      example: { 'zh-CN': '示例机械', en: 'Example' },
    },
    {
      key: 'kind',
      type: 'kind',
      label: { 'zh-CN': '客户类型', en: 'Kind' },
      aliases: '客户性质 类型 企业或个人 kind customertype customerkind',
      example: { 'zh-CN': '企业', en: 'organisation' },
    },
    {
      key: 'creditCode',
      type: 'creditCode',
      label: { 'zh-CN': '统一社会信用代码', en: 'Unified social credit code' },
      aliases:
        '社会信用代码 信用代码 税号 纳税人识别号 统一信用代码 creditcode unifiedsocialcreditcode uscc taxid taxnumber taxidentifier',
    },
    {
      key: 'industry',
      type: 'industry',
      maxLength: 100,
      label: { 'zh-CN': '行业', en: 'Industry' },
      aliases: '所属行业 客户行业 行业分类 行业类别 国民经济行业 industry sector naicsdesc 一级行业 1级行业',
      example: { 'zh-CN': '通用设备制造业', en: 'C34' },
    },
    {
      key: 'region',
      type: 'region',
      maxLength: 200,
      label: { 'zh-CN': '地区', en: 'Region' },
      aliases: '所在地区 所在地 区域 省市 省市区 所属地区 行政区划 region area',
      example: { 'zh-CN': '浙江省宁波市北仑区', en: '330206' },
    },
    {
      key: 'province',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '省', en: 'Province' },
      aliases: '省份 所在省 省/直辖市 所在省份 province state billingstate stateregion billingstateprovince',
    },
    {
      key: 'city',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '市', en: 'City' },
      aliases: '城市 所在市 所在城市 地市 city town billingcity',
    },
    {
      key: 'district',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '区县', en: 'District' },
      aliases: '区 县 区/县 所在区 所在区县 县区 district county',
    },
    {
      key: 'size',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '规模', en: 'Size' },
      aliases:
        '人员规模 企业规模 公司规模 员工人数 员工数 人数 size employees numberofemployees companysize headcount 员工规模',
      example: { 'zh-CN': '100-499人', en: '100-499' },
    },
    {
      key: 'phone',
      type: 'phone',
      label: { 'zh-CN': '电话', en: 'Phone' },
      aliases:
        '公司电话 座机 固定电话 固话 联系电话 电话号码 办公电话 客户电话 总机 phone tel telephone phonenumber companymainphone businessphone phonework phone1value 总机电话 电话1',
      example: { 'zh-CN': '0574-5550 0101', en: '+86 574 5550 0101' },
    },
    {
      key: 'mobile',
      type: 'phone',
      label: { 'zh-CN': '手机', en: 'Mobile' },
      aliases: '手机号 手机号码 移动电话 联系人手机 联系手机 联系人电话 mobile mobilephone cell cellphone',
      example: { 'zh-CN': '199 0000 0101', en: '+86 199 0000 0101' },
    },
    {
      key: 'contact',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '联系人', en: 'Contact' },
      aliases: '主联系人 联系人姓名 客户联系人 首要联系人 contact contactname primarycontact contactperson',
      example: { 'zh-CN': '王小明', en: 'Alex Sample' },
    },
    {
      key: 'contactTitle',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '联系人职务', en: 'Contact title' },
      aliases: '职务 职位 岗位 联系人职位 title jobtitle contacttitle position',
      example: { 'zh-CN': '采购经理', en: 'Purchasing' },
    },
    {
      key: 'wechat',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '微信', en: 'WeChat' },
      aliases: '微信号 wechat weixin wechatid',
    },
    {
      key: 'email',
      type: 'email',
      maxLength: 200,
      label: { 'zh-CN': '邮箱', en: 'E-mail' },
      aliases: '电子邮箱 电子邮件 公司邮箱 邮件 email mail emailaddress emailwork email1value',
    },
    {
      key: 'birthday',
      type: 'annualDay',
      label: { 'zh-CN': '生日', en: 'Birthday' },
      aliases:
        '出生日期 出生年月日 生日日期 联系人生日 主联系人生日 birthday birthdate dateofbirth bday dob contactbirthday',
      example: { 'zh-CN': '农历八月十五', en: '1985-03-12' },
    },
    {
      key: 'address',
      type: 'text',
      maxLength: 300,
      label: { 'zh-CN': '地址', en: 'Address' },
      aliases:
        '详细地址 公司地址 办公地址 通讯地址 注册地址 联系地址 客户地址 address street billingstreet billingaddress officelocation location country billingcountry streetaddress 公司所在地址',
      example: { 'zh-CN': '示例路 100 号', en: '100 Sample Road' },
    },
    {
      key: 'source',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '来源', en: 'Source' },
      aliases: '客户来源 线索来源 渠道 来源渠道 获客渠道 source leadsource accountsource channel 获取方式',
      example: { 'zh-CN': '展会', en: 'Fair' },
    },
    {
      key: 'owner',
      type: 'person',
      label: { 'zh-CN': '负责人', en: 'Owner' },
      aliases:
        '业务员 客户经理 销售 销售员 销售人员 销售代表 所属销售 跟进人 归属人 归属 所有人 客户负责人 业务经理 维护人 对接人 owner accountowner companyowner contactowner salesrep salesperson salesagent sales accountmanager rep assignedto responsible',
      example: { 'zh-CN': '', en: '' },
    },
    {
      key: 'createdAt',
      type: 'instant',
      label: { 'zh-CN': '创建时间', en: 'Created' },
      aliases:
        '创建日期 录入时间 录入日期 建档时间 建档日期 登记日期 添加时间 created createdat createddate createdate creationdate firstseen createdtime',
      example: { 'zh-CN': '2024-03-15', en: '2024-03-15' },
    },
    {
      key: 'lastFollowUpAt',
      type: 'instant',
      label: { 'zh-CN': '最近跟进', en: 'Last follow-up' },
      aliases:
        '最后跟进 最近跟进时间 最后跟进时间 最近联系 最近联系时间 最后联系时间 上次跟进 上次联系 跟进时间 lastfollowup lastactivitydate lastcontacted lastcontact lastactivity lastseen lastactivitytime lastmodifiedactivity 最后跟进日期 最近活动时间',
    },
    {
      key: 'nextContactOn',
      type: 'day',
      label: { 'zh-CN': '下次联系', en: 'Next contact' },
      aliases:
        '下次联系日期 下次联系时间 下次跟进 下次跟进时间 下次跟进日期 计划跟进 nextcontact nextfollowup nextactivitydate',
    },
    {
      key: 'tags',
      type: 'text',
      maxLength: 2000,
      label: { 'zh-CN': '标签', en: 'Tags' },
      aliases: '客户标签 标签名称 标签组 tags tag customertags labels',
      example: { 'zh-CN': '年框客户、展会认识', en: 'Key account, Trade fair' },
    },
    {
      key: 'parent',
      type: 'text',
      maxLength: 200,
      label: { 'zh-CN': '上级客户', en: 'Parent' },
      aliases:
        '上级公司 上级单位 上级客户名称 母公司 总公司 所属集团 集团 父客户 parentaccount parentcustomer parentcompany parentaccountname parentorganization headoffice',
      example: { 'zh-CN': '', en: '' },
    },
    {
      key: 'notes',
      type: 'longText',
      maxLength: 5000,
      label: { 'zh-CN': '备注', en: 'Notes' },
      aliases: '说明 客户备注 描述 备注信息 notes note remark remarks description comment comments background',
    },
  ],
}
