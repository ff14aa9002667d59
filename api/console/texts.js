/** Every word of the page, in both languages. */
const texts = {
  ja: {
    title: '源泉 — 法令・官報・国会・白書・手引の検索', tagline: '出典つき検索', docs: 'API の説明', otherLanguage: 'English', skip: '結果へ移動',
    queryLabel: '語句、質問、条番号', queryHint: '例：湧水を採取するときの届出、民法第七百九条', searchButton: '検索', answerButton: '回答',
    corporaLegend: 'コーパス', asOfLabel: '基準日', examples: '試してみる', welcome: '法令、国会会議録、質問主意書、白書、官報、手引から、出典を示して該当箇所を探します。',
    empty: '索引に文書がまだありません。', working: '探しています…', found: '件を表示', nothing: '該当する箇所はありません。語を減らすか、コーパスの指定を外してください。',
    more: '続きを表示', open: '全体を読む', source: '原文', copyId: '識別子をコピー', copied: 'コピーしました', siblings: '同じ条・発言の別の箇所', close: '閉じる',
    previous: '← 前', next: '次 →', whole: '文書全体', versions: '版', validFrom: '施行', answerTitle: '回答', sources: '出典', abstained: '回答を控えました', failed: '取得できませんでした。',
    current: '現行', 'not-yet-in-force': '未施行', past: '過去', repealed: '廃止', history: '改正の履歴', compareBefore: '前の版と比べる', comparison: '新旧対照表', newer: '新', older: '旧',
    'change-changed': '変更', 'change-renumbered': '移動', 'change-added': '追加', 'change-removed': '削除', 'change-unchanged': '変更なし', 'new-here': '（新設）', 'gone-here': '（削る）',
    'provision-first': 'この箇所：最初の版', 'provision-unchanged': 'この箇所：変更なし', 'provision-changed': 'この箇所：変更', 'provision-added': 'この箇所：追加', 'provision-removed': 'この箇所：削除', 'provision-absent': 'この箇所：なし',
    cites: '引用する規定', citedBy: 'この規定を引用する規定', terms: '定義された語', applies: '準用', delegates: '委任', andMore: 'ほか', notFollowed: '指す先は収録されていないか、特定できません', wholeAbove: '条・章の全体を引用', asRead: '読替え後の条文', notInProvision: 'この規定にない字句',
    understood: '解釈', passages: '箇所', asOfNote: '時点', documents: '文書',
  },
  en: {
    title: 'Gensen — search statutes, gazettes, the Diet, white papers and manuals', tagline: 'search with sources', docs: 'API', otherLanguage: '日本語', skip: 'Skip to results',
    queryLabel: 'Words, a question, or an article number', queryHint: 'e.g. 湧水を採取するときの届出, 民法第七百九条', searchButton: 'Search', answerButton: 'Answer',
    corporaLegend: 'Corpora', asOfLabel: 'As of', examples: 'Try', welcome: 'Finds passages in statutes, Diet records, written questions, white papers, gazettes and manuals, each with its source.',
    empty: 'The index holds no document yet.', working: 'Searching…', found: 'shown', nothing: 'Nothing found. Use fewer words, or more corpora.',
    more: 'Show more', open: 'Read in full', source: 'Original', copyId: 'Copy identifier', copied: 'Copied', siblings: 'More of the same unit', close: 'Close',
    previous: '← Previous', next: 'Next →', whole: 'Whole document', versions: 'Revision', validFrom: 'in force', answerTitle: 'Answer', sources: 'Sources', abstained: 'No answer given', failed: 'Could not be fetched.',
    current: 'In force', 'not-yet-in-force': 'Not yet in force', past: 'Past', repealed: 'Repealed', history: 'History', compareBefore: 'Compare with the one before', comparison: 'Comparison', newer: 'New', older: 'Old',
    'change-changed': 'changed', 'change-renumbered': 'moved', 'change-added': 'added', 'change-removed': 'removed', 'change-unchanged': 'unchanged', 'new-here': '(new)', 'gone-here': '(removed)',
    'provision-first': 'this place: first', 'provision-unchanged': 'this place: unchanged', 'provision-changed': 'this place: changed', 'provision-added': 'this place: added', 'provision-removed': 'this place: removed', 'provision-absent': 'this place: absent',
    cites: 'Cites', citedBy: 'Cited by', terms: 'Defined terms', applies: 'applies', delegates: 'delegates', andMore: 'and', notFollowed: 'not held, or not to be told', wholeAbove: 'cites the whole around it', asRead: 'As read:', notInProvision: 'Not in this provision:',
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
