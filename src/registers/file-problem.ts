import { mostCellCharacters, mostColumns, mostFileBytes, mostRows } from './limits.ts';

const sentences = {
  empty: 'ファイルの中身がありません。元のファイルを開いて、表があるかたしかめてください。',
  'no-rows': '見出しの行だけで、データの行がありません。元のファイルをたしかめてください。',
  'too-large': `ファイルが大きすぎます（${mostFileBytes / 1024 / 1024}MBまで）。地域や種類で分けてから、もう一度読み込んでください。`,
  'too-large-unpacked':
    'ブックをほどくと大きくなりすぎるため、読むのをやめました。必要なシートだけを新しいブックに写すか、CSVで保存してください。',
  'too-many-rows': `行が多すぎます（${mostRows.toLocaleString('ja-JP')}行まで）。地域や種類で分けてください。`,
  'too-many-columns': `列が多すぎます（${mostColumns}列まで）。区切りの文字がちがうか、表ではないファイルかもしれません。`,
  'endless-cell': `${mostCellCharacters.toLocaleString('ja-JP')}字より長い升があります。改行か区切りのない、表ではないファイルかもしれません。`,
  binary: '表のファイルではありません。CSVかExcel（.xlsx）のファイルを選んでください。',
  'old-excel':
    '古い形のExcel（.xls）か、パスワードのついたブックです。Excelで開き、パスワードをはずして「.xlsx」か「CSV UTF-8」で保存し直してください。',
  'other-document': 'PDFや画像、ワープロの文書は読めません。元の表をCSVかExcel（.xlsx）で用意してください。',
  'broken-workbook':
    'Excelのブックとして読めませんでした。こわれているかもしれません。Excelで開いて保存し直すか、CSVで保存してください。',
  'no-sheet': 'ブックの中に、文字の入ったシートがありません。',
  'unreadable-text': '文字コードがわかりませんでした。Excelなどで開き、「CSV UTF-8」で保存し直してください。',
  'broken-quotes':
    '引用符（"）の閉じ忘れがたくさんあり、列の境がわかりません。元の表からCSVを作り直してください。',
} as const;

export type FileProblemCode = keyof typeof sentences;
/** Why a file was not read, and what to do about it. */
export type FileProblem = { code: FileProblemCode; sentence: string };

export function fileProblem(code: FileProblemCode): { ok: false; problem: FileProblem } {
  return { ok: false, problem: { code, sentence: sentences[code] } };
}
