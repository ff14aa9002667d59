/** Every word of the page, in both languages. */
const texts = {
  ja: {
    title: '源泉 — 法令・官報・国会・白書・手引の検索', tagline: '出典つき検索', docs: 'API の説明', otherLanguage: 'English', skip: '結果へ移動',
    queryLabel: '語句、質問、条番号', queryHint: '例：湧水を採取するときの届出、民法第七百九条', searchButton: '検索', answerButton: '回答',
    corporaLegend: 'コーパス', asOfLabel: '基準日', examples: '試してみる', welcome: '法令、国会会議録、質問主意書、白書、官報、手引から、出典を示して該当箇所を探します。',
    empty: '索引に文書がまだありません。', working: '探しています…', found: '件を表示', nothing: '該当する箇所はありません。語を減らすか、コーパスの指定を外してください。',
    more: '続きを表示', open: '全体を読む', source: '原文', copyId: '識別子をコピー', copied: 'コピーしました', siblings: '同じ条・発言の別の箇所', close: '閉じる',
    previous: '← 前', next: '次 →', whole: '文書全体', versions: '版', validFrom: '施行', answerTitle: '回答', sources: '出典', abstained: '回答を控えました', failed: '取得できませんでした。',
    understood: '解釈', passages: '箇所', asOfNote: '時点', documents: '文書',
  },
  en: {
    title: 'Gensen — search statutes, gazettes, the Diet, white papers and manuals', tagline: 'search with sources', docs: 'API', otherLanguage: '日本語', skip: 'Skip to results',
    queryLabel: 'Words, a question, or an article number', queryHint: 'e.g. 湧水を採取するときの届出, 民法第七百九条', searchButton: 'Search', answerButton: 'Answer',
    corporaLegend: 'Corpora', asOfLabel: 'As of', examples: 'Try', welcome: 'Finds passages in statutes, Diet records, written questions, white papers, gazettes and manuals, each with its source.',
    empty: 'The index holds no document yet.', working: 'Searching…', found: 'shown', nothing: 'Nothing found. Use fewer words, or more corpora.',
    more: 'Show more', open: 'Read in full', source: 'Original', copyId: 'Copy identifier', copied: 'Copied', siblings: 'More of the same unit', close: 'Close',
    previous: '← Previous', next: 'Next →', whole: 'Whole document', versions: 'Revision', validFrom: 'in force', answerTitle: 'Answer', sources: 'Sources', abstained: 'No answer given', failed: 'Could not be fetched.',
    understood: 'Understood', passages: 'passages', asOfNote: 'as of', documents: 'documents',
  },
};

let language = localStorage.getItem('language') === 'en' ? 'en' : 'ja';

/** @typedef {keyof typeof texts.ja} TextName */

/**
 * The text of that name in the chosen language.
 * @param {TextName} name
 * @returns {string}
 */
export function text(name) {
  return texts[language][name];
}

/** @returns {'ja' | 'en'} */
export function currentLanguage() {
  return language === 'en' ? 'en' : 'ja';
}

/** Chooses the other language and keeps the choice. */
export function switchLanguage() {
  language = language === 'ja' ? 'en' : 'ja';
  localStorage.setItem('language', language);
}

/** Writes the chosen language into every element that names its text. */
export function translatePage() {
  document.documentElement.lang = language;
  document.title = text('title');
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.getAttribute('data-text'));
  const button = document.getElementById('language');
  button.textContent = text('otherLanguage');
  button.lang = language === 'ja' ? 'en' : 'ja';
  document.getElementById('query').placeholder = text('queryHint');
}
