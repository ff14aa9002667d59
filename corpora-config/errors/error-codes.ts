/**
 * Every error code of the project. Codes are promised stable: messages may improve, codes may not change.
 * `status` is the HTTP status of the answer; `exit` the exit status of the command line; `sentence` what officials read.
 */
export const errorCodes = {
  'identifier.invalid': { status: 400, exit: 2, sentence: '識別子の形式が正しくありません。' },
  'request.invalid': { status: 400, exit: 2, sentence: '入力の形式が正しくありません。項目名と値を確認してください。' },
  'request.too-large': { status: 413, exit: 2, sentence: '入力が大きすぎます。短くしてからもう一度お試しください。' },
  'route.not-found': { status: 404, exit: 2, sentence: '指定された窓口はありません。' },
  'item.not-found': { status: 404, exit: 1, sentence: '指定された文書または箇所は見つかりませんでした。' },
  'revision.not-in-force': { status: 404, exit: 1, sentence: '指定された日に効力のある版はありません。' },
  'corpus.unknown': { status: 404, exit: 2, sentence: '指定されたコーパスはありません。' },
  'cursor.invalid': { status: 400, exit: 2, sentence: '続きの位置を示す値が正しくありません。最初から検索し直してください。' },
  'configuration.invalid': { status: 500, exit: 2, sentence: '設定に誤りがあります。管理者に連絡してください。' },
  'source.unreadable': { status: 502, exit: 2, sentence: '資料の保管場所を読めません。' },
  'source.hostile-path': { status: 422, exit: 2, sentence: '資料の中に危険なパスがあります。' },
  'source.link-not-followed': { status: 422, exit: 2, sentence: '資料のフォルダの外を指すリンク、又は指す先のないリンクがあります。' },
  'source.too-large': { status: 422, exit: 2, sentence: '資料が大きすぎます。' },
  'source.unreachable': { status: 502, exit: 2, sentence: '資料の提供元に接続できません。しばらくしてからもう一度お試しください。' },
  'source.incomplete': { status: 502, exit: 2, sentence: '資料の提供元の回答が途中で切れているか、そろっていません。' },
  'source.format-changed': { status: 502, exit: 2, sentence: '資料の提供元の回答の形式が変わっています。管理者に連絡してください。' },
  'parse.failed': { status: 422, exit: 1, sentence: '文書を読み取れませんでした。' },
  'parse.unsupported': { status: 422, exit: 1, sentence: '対応していない形式の文書です。' },
  'store.failed': { status: 503, exit: 1, sentence: '索引を利用できません。しばらくしてからもう一度お試しください。' },
  'store.busy': { status: 503, exit: 2, sentence: '別の取り込みが進行中です。終わってからもう一度実行してください。' },
  'store.format-too-new': { status: 500, exit: 2, sentence: '索引の形式がこの版より新しいため開けません。' },
  'store.format-too-old': { status: 500, exit: 2, sentence: '索引の形式が古いため開けません。管理者に連絡してください。' },
  'index.fingerprint-mismatch': { status: 500, exit: 2, sentence: '索引と設定の解析方法が一致しません。取り込みをやり直してください。' },
  'index.empty': { status: 503, exit: 1, sentence: '索引に文書がまだありません。' },
  'sync.mass-deletion': { status: 409, exit: 3, sentence: '削除される文書が多すぎるため中止しました。' },
  'embedding.failed': { status: 502, exit: 1, sentence: '埋め込みモデルを利用できません。' },
  'evaluation.gate-failed': { status: 500, exit: 3, sentence: '評価の基準を下回りました。' },
  'evaluation.unlike': { status: 500, exit: 2, sentence: '比べられない評価結果です。' },
  'operation.interrupted': { status: 503, exit: 130, sentence: '処理が中断されました。もう一度実行すると続きから始まります。' },
  'internal.unexpected': { status: 500, exit: 1, sentence: '予期しない問題が起きました。管理者に連絡してください。' },
} as const;

export type ErrorCode = keyof typeof errorCodes;
