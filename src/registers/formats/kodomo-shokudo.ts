import type { FormatColumn, RegisterFormat } from './register-format.ts';

/** What both tables of the format say about place, time and money. */
const occasion: readonly FormatColumn[] = [
  { header: '住所', also: ['所在地'], slot: 'address' },
  { header: '方書', slot: 'building' },
  { header: '緯度', slot: 'latitude' },
  { header: '経度', slot: 'longitude' },
  { header: '開催頻度', slot: 'frequency' },
  { header: '開催曜日', slot: 'weekdays' },
  { header: '開催日', slot: 'days' },
  { header: '開催開始時間', also: ['開始時間', '開催開始時刻'], slot: 'opensAt' },
  { header: '開催終了時間', also: ['終了時間', '開催終了時刻'], slot: 'closesAt' },
  { header: '開催日時特記事項', slot: 'scheduleNote' },
  { header: '参加条件', slot: 'eligibility' },
  { header: '参加費_幼児', slot: 'fee', label: '幼児' },
  { header: '参加費_小学生', slot: 'fee', label: '小学生' },
  { header: '参加費_中学生', slot: 'fee', label: '中学生' },
  { header: '参加費_高校生', slot: 'fee', label: '高校生' },
  { header: '参加費_大人', slot: 'fee', label: '大人' },
  { header: '参加費特記事項', slot: 'feeNote' },
  { header: '予約方法', slot: 'booking' },
  { header: '予約特記事項', slot: 'booking' },
  { header: '定員', slot: 'capacity' },
  { header: '学区', slot: 'detail', label: '学区' },
  { header: '画像' },
  { header: '画像_ライセンス' },
  { header: '備考', slot: 'remark' },
];

const number: FormatColumn = { header: 'ID', also: ['NO', 'No.', 'NO.', '№'], slot: 'number' };

/** こども食堂のデータフォーマット（むすびえ, 2022）, first table, with the old head (NO first) and the new one (code first). */
export const kodomoShokudo: RegisterFormat = {
  id: 'kodomo-shokudo',
  title: 'こども食堂一覧',
  needs: ['名称', '開催頻度', '開催曜日'],
  resourceKind: 'activity',
  category: 'こども食堂',
  weekdaysMeanWeekly: false,
  zeroCapacityIsUnknown: true,
  columns: [
    {
      header: '全国地方公共団体コード',
      also: [
        '都道府県コード又は市区町村コード',
        '都道府県コード又は市町村コード',
        '都道府県コード',
        '市区町村コード',
      ],
      slot: 'municipalityCode',
    },
    number,
    { header: '都道府県', also: ['都道府県名'], slot: 'prefecture' },
    { header: '市区町村名', also: ['市区町村', '地方公共団体名'], slot: 'municipality' },
    { header: '名称', also: ['名前'], slot: 'name' },
    { header: '名称_カナ', also: ['名称カナ', '名称（カナ）'], slot: 'nameKana' },
    { header: '設置目的', slot: 'description' },
    { header: '実施支援の主な区分', slot: 'detail', label: '支援の区分' },
    ...occasion,
    { header: '電話番号1', also: ['電話番号', '電話'], slot: 'phone' },
    { header: '電話番号1_連絡先備考', slot: 'detail', label: '電話の備考' },
    { header: '電話番号2', slot: 'phone' },
    { header: '電話番号2_連絡先備考', slot: 'detail', label: '2つめの電話の備考' },
    { header: '内線番号', slot: 'detail', label: '内線' },
    { header: 'FAX番号', slot: 'detail', label: 'FAX' },
    { header: 'URL', slot: 'url' },
    { header: 'メールアドレス1', also: ['メールアドレス'], slot: 'email' },
    { header: 'メールアドレス1_連絡先備考' },
    { header: 'メールアドレス2', slot: 'email' },
    { header: 'メールアドレス2_連絡先備考' },
    { header: '法人番号', slot: 'corporateNumber' },
    { header: '運営団体名', also: ['団体名'], slot: 'organizationName' },
    { header: 'フードパントリー実施', slot: 'flag', label: 'フードパントリーあり' },
    { header: 'テイクアウト実施', slot: 'flag', label: '持ち帰りあり' },
    { header: 'ネットワークの加入', slot: 'detail', label: '加入しているネットワーク' },
    { header: '追加情報NO' },
  ],
};

/** The second table: further places and times of a row of the first, joined by ID. */
export const kodomoShokudoMore: RegisterFormat = {
  id: 'kodomo-shokudo-more',
  title: 'こども食堂一覧（追加情報）',
  continues: kodomoShokudo.id,
  needs: ['ID', '開催頻度', '開催曜日'],
  without: ['名称'],
  resourceKind: 'activity',
  category: 'こども食堂',
  weekdaysMeanWeekly: false,
  zeroCapacityIsUnknown: true,
  columns: [number, ...occasion],
};
