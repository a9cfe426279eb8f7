import { kaigoServices } from './kaigo-services.ts';
import type { RegisterFormat } from './register-format.ts';

/** 介護サービス情報公表システム オープンデータ (厚生労働省), 24 columns, the same in every service file. */
export const kaigo: RegisterFormat = {
  id: 'kaigo',
  title: '介護サービス情報公表',
  needs: ['事業所名', 'サービスの種類', '事業所番号'],
  resourceKind: 'capacity',
  category: '介護サービス',
  numberDigits: 10,
  weekdaysMeanWeekly: true,
  zeroCapacityIsUnknown: true,
  services: kaigoServices,
  columns: [
    {
      header: '都道府県コード又は市町村コード',
      also: ['都道府県コード又は市区町村コード', '全国地方公共団体コード'],
      slot: 'municipalityCode',
    },
    { header: 'No', also: ['NO.'] },
    { header: '都道府県名', slot: 'prefecture' },
    { header: '市区町村名', slot: 'municipality' },
    { header: '事業所名', slot: 'name' },
    { header: '事業所名カナ', also: ['事業所名_カナ'], slot: 'nameKana' },
    { header: 'サービスの種類', slot: 'service' },
    { header: '住所', slot: 'address' },
    { header: '方書（ビル名等）', also: ['方書'], slot: 'building' },
    { header: '緯度', slot: 'latitude' },
    { header: '経度', slot: 'longitude' },
    { header: '電話番号', slot: 'phone' },
    { header: 'FAX番号', slot: 'detail', label: 'FAX' },
    { header: '法人番号', slot: 'corporateNumber' },
    { header: '法人の名称', slot: 'organizationName' },
    { header: '事業所番号', slot: 'number' },
    { header: '利用可能曜日', slot: 'weekdays' },
    { header: '利用可能曜日特記事項', slot: 'scheduleNote' },
    { header: '定員', slot: 'capacity' },
    { header: 'URL', slot: 'url' },
    {
      header: '高齢者の方と障害者の方が同時一体的に利用できるサービス',
      slot: 'detail',
      label: '共生型サービス',
    },
    { header: '介護保険の通常の指定基準を満たしている', slot: 'detail', label: '介護保険の指定基準' },
    { header: '障害福祉の通常の指定基準を満たしている', slot: 'detail', label: '障害福祉の指定基準' },
    { header: '備考', slot: 'remark' },
  ],
};
