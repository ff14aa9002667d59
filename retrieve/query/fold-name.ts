import { foldWidth } from './fold-width.ts';

/** A text folded for the comparison of names, with where each of its units stood. */
export interface FoldedName {
  readonly text: string;
  /** Offset in the original of each unit of `text`, and its length at the end. */
  readonly offsets: readonly number[];
}

/** Old form and new form of kanji that stand in names of laws, in pairs. */
const oldKanji = new Map(pairs('國国學学會会關関實実證証獨独廣広應応區区圓円鐵鉄鑛鉱澤沢濱浜瀧滝眞真豫予辯弁辨弁瓣弁藝芸體体醫医藥薬齒歯勞労動動營営榮栄爭争亂乱戰戦收収敎教經経濟済稅税賣売買買讀読續続總総辭辞轉転輕軽邊辺處処據拠擧挙擔担舊旧晝昼來来萬万與与譽誉號号雙双團団圖図園園壓圧壯壮變変夾挟奧奥姬姫寢寝寶宝將将專専對対屆届屬属帶帯廢廃彈弾從従徵徴德徳惡悪慘惨戲戯拂払拔抜擴拡攝摂效効敕勅斷断晉晋曉暁條条棧桟樂楽樣様橫横檢検權権歐欧歡歓步歩殘残氣気淨浄淺浅滿満灣湾焰炎燒焼爐炉狀状獎奨獵猟畫画發発盡尽碎砕祕秘禮礼稱称穀穀穗穂竝並粹粋緣縁縣県縱縦繩縄纖繊聲声聽聴肅粛腦脳臟臓莊荘蟲虫衞衛裝装覺覚覽覧觀観觸触譯訳譲譲釀醸釋釈錢銭鑄鋳隱隠險険隨随雜雑靈霊靜静預預顯顕飜翻餘余驅駆驗験髮髪點点黨党齊斉齋斎龍竜ヶケヵカ'));
const everyDropped = /[\s・･、,，.．「」『』"'“”]/gu;
const touched = /[！-～　A-Z\s・･、,，.．「」『』"'“”]|[ヶ]/u;
const everyOld = new RegExp(`[${[...oldKanji].filter(([old, current]) => old !== current).map(([old]) => old).join('')}]`, 'gu');
const dropped = /[\s・･、,，.．「」『』"'“”]/u;

/**
 * Folds width, case, old kanji and small ヶ, and drops spaces and the signs between words, so that 國籍法, 國籍 法 and 国籍法 are one.
 * It does not fold 送り仮名; `looseName` does.
 */
export function foldName(original: string): FoldedName {
  const offsets: number[] = [];
  let text = '';
  for (const [at, unit] of foldWidth(original).split('').entries()) {
    if (dropped.test(unit)) continue;
    text += oldKanji.get(unit) ?? unit;
    offsets.push(at);
  }
  return { text, offsets: [...offsets, original.length] };
}

/** `foldName(original).text`, quicker where no place is asked. */
export function foldNameText(original: string): string {
  const plain = touched.test(original) ? foldWidth(original).replaceAll(everyDropped, '') : original;
  return plain.replaceAll(everyOld, (unit) => oldKanji.get(unit) ?? unit);
}

/** A folded name without its 送り仮名 and particles: 空き家等対策, 空家等対策 → 空家等対策. Names in kana stay as they are. */
export function looseName(folded: string): string {
  const loose = folded.replaceAll(/[ぁ-ゖ]/gu, '');
  return loose.length < 2 ? folded : loose;
}

function pairs(text: string): readonly (readonly [string, string])[] {
  return Array.from({ length: text.length / 2 }, (_, at) => [text.charAt(at * 2), text.charAt(at * 2 + 1)]);
}
