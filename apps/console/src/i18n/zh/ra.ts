import type { Catalogue } from '../catalogue.js';

export const ra = {
  auth: { auth_check_error: '请登录后继续', sign_in_error: '登录失败' },
  notification: {
    logged_out: '会话已结束，请重新登录。',
    not_authorized: '您的角色无权执行此操作。',
    http_error: '无法连接服务器',
    i18n_error: '无法加载该语言的文本',
  },
} satisfies Catalogue['ra'];
