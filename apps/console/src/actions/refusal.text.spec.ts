import { en } from '../i18n/en/index.js';
import { createTranslator } from '../i18n/translator.js';
import { refusalText } from './refusal.text.js';

const text = createTranslator('en', en);
const refused = (message: string, field: unknown) => refusalText({ code: 'BAD_INPUT', message, params: { field } }, text);

test.each([
  ['The field “paymentMethodId” cannot be accepted', 'The field “Payment method” cannot be accepted'],
  ['Le champ « paymentMethodId » n’est pas accepté', 'Le champ « Payment method » n’est pas accepté'],
  ['字段“paymentMethodId”无法接受', '字段“Payment method”无法接受'],
])('%s: the field is called as the form calls it', (message, said) => {
  expect(refused(message, 'paymentMethodId')).toBe(said);
});

test('a field that no form shows is said in words, and what is no field is left alone', () => {
  expect(refused('The field “idempotencyKey” cannot be accepted', 'idempotencyKey')).toBe('The field “Idempotency key” cannot be accepted');
  expect(refused('The field “a.b” cannot be accepted', 'a.b')).toBe('The field “a.b” cannot be accepted');
  expect(refused('Something else', undefined)).toBe('Something else');
});
