import { emailKey, nameKeys, nameWords } from './search-keys.js';

describe('search keys of a name', () => {
  it.each([
    ['Amélie Durand', 'amelie durand', 'durand amelie'],
    ['Mohamed Ben Ali', 'mohamed ben ali', 'ben ali mohamed'],
    ['Yann LE GALL', 'yann le gall', 'le gall yann'],
    ['Jean-Pierre Martin', 'jean pierre martin', 'martin jean pierre'],
    ['Marie Lefèvre-Dubois', 'marie lefevre dubois', 'lefevre dubois marie'],
    ["Conor O'Brien", 'conor obrien', 'obrien conor'],
    ['Søren Østergård', 'soren ostergard', 'ostergard soren'],
    ['Ben Ali', 'ben ali', 'ali ben'],
    ['王小明', '王小明', '王小明'],
    ['  Zoë   ', 'zoe', 'zoe'],
  ])('%s', (name, nameKey, nameKeyLast) => {
    expect(nameKeys(name)).toEqual({ nameKey, nameKeyLast });
  });

  it('what is typed is taken apart as what is stored', () => {
    expect(nameWords('Martin, Jean‑Pierre')).toEqual(['martin', 'jean', 'pierre']);
    expect(emailKey('Amélie.Durand@Example.FR')).toBe('amelie.durand@example.fr');
  });
});
