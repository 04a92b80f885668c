import type { ApiError } from '../api/api-error.js';
import type { Translator } from '../i18n/translator.js';

/** What the server says against a request, with the field that it names called as the form calls it. */
export function refusalText({ code, message, params }: Pick<ApiError, 'code' | 'message' | 'params'>, { label }: Pick<Translator, 'label'>): string {
  const { field } = params;
  if (code !== 'BAD_INPUT' || typeof field !== 'string' || !/^\w+$/.test(field)) return message;
  return message.replace(new RegExp(`(?<=[“«]\\s?)${field}(?=\\s?[”»])`, 'u'), () => label('actions.field', field));
}
