import { languageOf } from './import.command.js';

describe('the language of the reject file', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'zh_CN' }, 'zh'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
  ])('of %j is %s', (environment, language) => expect(languageOf(environment)).toBe(language));
});
