import type { Catalogue } from '../catalogue.js';

export const subscribers = {
  title: '用户',
  lead: '每个号码一行',
  columns: { name: '用户', msisdn: '号码', status: '状态', plan: '套餐', market: '市场', validTo: '有效至', numberLostAt: '号码失效', autoRenew: '自动续期' },
  sort: { NAME: '姓名', VALID_TO: '有效期截止', NUMBER_LOST_AT: '号码失效', NEWEST: '最新' },
  filter: { status: '状态', market: '市场', planCode: '套餐', autoRenew: '自动续期' },
  empty: '导入文件或生成演示数据后，用户会显示在这里。',
} satisfies Catalogue['subscribers'];
