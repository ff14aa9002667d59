import type { CorpusDefinition } from '../../corpora-config/index.ts';
import { maximumQuestionCharacters } from './read-question.ts';
import type { AppDefinition, FormField } from './app-definition.ts';

/** 法制度調査: the drop-in for the Lawsy API, whose form has the one field `input_text`. */
export const lawsy: AppDefinition = {
  path: 'lawsy',
  style: 'lawsy',
  corpora: ['laws'],
  name: '法制度調査（源泉）',
  description: '法令の条文を引用して質問に答えます。',
  howToUse: [
    '法令に関する質問を文章で入力してください。条文をそのまま引用し、出典を番号で示します。',
    '- 制度の内容（例：著作権の保護期間は何年か）\n- 条文の指定（例：民法第七百九条、個情法27条1項）\n- 用語の定義（例：下請法における「親事業者」の定義）',
    '根拠となる条文が見つからないときは、推測せずにその旨を答えます。',
  ].join('\n\n'),
  placeholder: form('input_text', '法令に関する質問', '知りたい制度や条文を文章で入力してください。'),
};

/** 国会答弁検索. */
export const dietAnswers: AppDefinition = {
  path: 'diet-answers',
  style: 'diet-answers',
  corpora: ['diet', 'written-questions'],
  name: '国会答弁検索（源泉）',
  description: '国会会議録と質問主意書から答弁を探して引用します。',
  howToUse: [
    '調べたい論点を文章で入力してください。会議録の発言と質問主意書の答弁をそのまま引用し、出典を番号で示します。',
    '- 例：介護職員の処遇改善についての大臣答弁',
    '該当する答弁が見つからないときは、推測せずにその旨を答えます。',
  ].join('\n\n'),
  placeholder: form('question', '調べたい論点', '例：介護職員の処遇改善についての大臣答弁'),
};

/** A help desk over one corpus, named by the corpus id. */
export function knowledgeBase({ id, title }: CorpusDefinition): AppDefinition {
  return {
    path: `knowledge-bases/${id}`,
    style: 'knowledge-base',
    corpora: [id],
    name: `${title.ja}ヘルプデスク（源泉）`,
    description: `${title.ja}から該当箇所を引用して答えます。`,
    howToUse: `質問を文章で入力してください。「${title.ja}」の該当箇所をそのまま引用し、出典を番号で示します。\n\n該当箇所が見つからないときは、推測せずにその旨を答えます。`,
    placeholder: form('question', '質問', '例：手続に必要な書類は何ですか'),
  };
}

/** `conversation_history` is not drawn; that the word stands here makes 源内 offer 「会話を続ける」. */
function form(key: string, title: string, description: string): Readonly<Record<string, FormField>> {
  return {
    [key]: { type: 'textarea', title, desc: description, required: true, max_length: maximumQuestionCharacters },
    conversation_history: { type: 'hidden', default_value: '[]' },
  };
}
