import { foldText } from '#kernel';
import type { Random } from './random.js';

interface NameStock {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly familyFirst?: boolean;
}

const list = (text: string): string[] => text.split(',').map((name) => name.trim());

const FRENCH: NameStock = {
  given: list('Amélie, Jean-Pierre, Chloé, Lucas, Zoé, Hugo, Inès, Léa, Théo, Manon, Gaël, Noémie, Rémi, Élodie, François, Anaïs, Jérôme, Solène, Benoît, Maëlle, Karim, Nadia, Yann, Aurélie'),
  family: list('Durand, Lefèvre, Moreau, Le Gall, Girard, Bonnet, Lambert, Faure, Rousseau, Blanchard, Guérin, Müller-Roche, Chevalier, Perrin, d’Aubigné, Garnier, Renaud, Benali, Marchand, Delmas, Hébert, Picard, Vasseur, Texier'),
};
const TUNISIAN: NameStock = {
  given: list('Mohamed, Amine, Yasmine, Sana, Hatem, Rim, Walid, Ines, Skander, Nour, Houda, Bilel, Salma, Aymen, Khaled, Wafa, Oussama, Emna, Firas, Mariem'),
  family: list('Ben Ali, Trabelsi, Jaziri, Ben Youssef, Chaabane, Gharbi, Mejri, Bouazizi, El Abed, Hammami, Khelifi, Sassi, Ayari, Ben Salah, Dridi, Oueslati, Zouari, Mansouri, Haddad, Ferchichi'),
};
const GERMAN: NameStock = {
  given: list('Jürgen, Anna, Lukas, Sophie, Björn, Käthe, Jonas, Leonie, Maximilian, Ayşe, Felix, Greta, Moritz, Hannah, Sören, Mia, Tobias, Clara, Emre, Frieda'),
  family: list('Müller, Schröder, Weiß, Krüger, Vogel, Schäfer, Yılmaz, Köhler, Brandt, von Hagen, Jäger, Lindner, Böhm, Haas, Seidel, Groß, Pohl, Engel, Kaya, Winkler'),
};
const BRITISH: NameStock = {
  given: list('Oliver, Amelia, Harry, Isla, George, Ava, Siân, Rhys, Fiona, Callum, Priya, Imran, Grace, Alfie, Niamh, Ewan, Zara, Theo, Maisie, Desmond'),
  family: list('Smith, O’Connor, Patel, Hughes, MacLeod, Taylor, Khan, Fletcher, Ashworth, Bennett, Okafor, Davies, Pemberton, Singh, Clarke, Fitzgerald, Walsh, Hartley, Begum, Whitfield'),
};
const AMERICAN: NameStock = {
  given: list('James, Maria, Ethan, Olivia, José, Aaliyah, Mason, Sofía, Tyler, Emily, DeShawn, Grace, Wei, Hannah, Diego, Madison, Noah, Chloe, Malik, Ava'),
  family: list('Johnson, Garcia, Williams, Nguyen, Brown, Martínez, Jefferson, Kim, Robinson, López, Carter, Goldberg, Peterson, Washington, Rivera, Sullivan, Chen, Hernández, Brooks, Foster'),
};
const CHINESE: NameStock = {
  given: list('伟, 芳, 娜, 秀英, 敏, 静, 磊, 洋, 艳, 勇, 志强, 欣怡, 子涵, 浩然, 雨桐, 梓萱, 明, 丽, 俊杰, 晓彤'),
  family: list('王, 李, 张, 刘, 陈, 杨, 赵, 黄, 周, 吴, 徐, 孙, 胡, 朱, 高, 林, 何, 郭, 马, 欧阳'),
  familyFirst: true,
};
const IVORIAN: NameStock = {
  given: list('Kouadio, Awa, Koffi, Aminata, Yao, Adjoua, Serge, Fatou, Didier, Mariam, Konan, Affoué, Ibrahim, Salimata, Kouassi, Clémence, Désiré, Akissi, Moussa, Grâce'),
  family: list('Kouamé, Traoré, N’Guessan, Koné, Ouattara, Yao, Coulibaly, Bamba, Konaté, Diabaté, Gnahoré, Kouakou, Touré, Séka, Aka, Dosso, Zadi, Fofana, Brou, Tanoh'),
};

const STOCKS: Readonly<Record<string, NameStock>> = { FR: FRENCH, TN: TUNISIAN, DE: GERMAN, GB: BRITISH, US: AMERICAN, CN: CHINESE, CI: IVORIAN };

export function demoName(market: string, random: Random): string {
  const stock = STOCKS[market];
  if (!stock) throw new Error(`No names for ${market}`);
  const given = random.pick(stock.given);
  const family = random.pick(stock.family);
  return stock.familyFirst ? family + given : `${given} ${family}`;
}

/** An address that can never be anybody's; told apart by the subscriber's number. */
export function demoEmail(name: string, index: number, random: Random): string {
  const local = foldText(name).replace(/[^a-z ]/g, '').trim().replace(/ +/g, '.') || 'user';
  return `${local}${index}@${random.pick(['example.com', 'example.net', 'example.org'])}`;
}
