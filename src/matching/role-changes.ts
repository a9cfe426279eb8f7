import { demandLabels, type DemandCode } from '#domain/demand-codes.ts';

/** Who takes over what, so that the role changes and not the person. */
type RoleChange = { by: '助手' | '参加する人' | '場'; words: string };

const changes: Partial<Record<DemandCode, RoleChange>> = {
  standing: { by: '場', words: 'いすに座ってできる台を、進める人の席にする。立ってすることは助手が受け持つ' },
  heavy: { by: '参加する人', words: '重い物を運ぶ・持ち上げるのは、参加する人と助手がする' },
  fine_hand: {
    by: '参加する人',
    words: '切る・つまむ・押さえる手もとは、参加する人と助手がする。進める人は、見て、ことばで教える',
  },
  walking_long: { by: '助手', words: '歩いて回る所は助手が受け持ち、進める人は集まる所で待つ' },
  squat: { by: '参加する人', words: 'しゃがむ所は参加する人がする。高さのある台か、いすを使う' },
  outdoor: { by: '助手', words: '外に出る間は助手が受け持つ。日かげと、屋根のある席をつくる' },
  voice_required: {
    by: '助手',
    words: '大きな声で言う所は助手が受け持つ。進める人は、書いた物や手もとで伝える',
  },
  clear_voice: { by: '助手', words: '声を届ける所は、助手かマイクが受け持つ' },
  hearing_required: { by: '助手', words: '聞きとる所は、助手がとなりで書いて伝える' },
  conversation: { by: '助手', words: 'はじめの話と、やりとりの進行は助手がする' },
  teach_group: {
    by: '助手',
    words: '大勢の前では話さず、二、三人ずつの机を回って教える。全体への話は助手がする',
  },
  lead_group: { by: '助手', words: 'まとめるのは助手。進める人は、することの手本を受け持つ' },
  planning: { by: '助手', words: '段取りの紙は、前の週に助手といっしょにつくる' },
  multi_instruction: { by: '助手', words: '一度にすることをひとつにする。次の指示は助手が出す' },
  speed: { by: '参加する人', words: '急ぐ所は参加する人が分けて受け持つ。時間には、ゆとりをとる' },
  short_deadline: { by: '助手', words: 'しめ切りを長くとり、間に合わない分は助手が受け持つ' },
  responsibility: { by: '助手', words: '決めることと、何かあったときの責任は、主催の側がもつ' },
  supervise_children: { by: '助手', words: '子どもの安全を見るのは、別の大人2人がする' },
  cash: { by: '助手', words: 'お金は助手か会計の人が預かる' },
  kanji_reading: { by: '助手', words: '読み書きは助手がする。ふりがなと絵の紙を使う' },
  phone: { by: '助手', words: '電話は助手が受ける' },
  loud_noise: { by: '場', words: '音の出る時間をまとめ、離れた席をつくる' },
  crowd: { by: '場', words: '人数を少なくして始め、間をあけて座る' },
  instant_response: { by: '助手', words: 'その場で答えない。「次の回に」と、助手が預かる' },
  teach_subject: { by: '助手', words: '教える中身は、助手と分けて受け持つ' },
};

const codeOfLabel = new Map(
  (Object.entries(demandLabels) as [DemandCode, string][]).map(([code, label]) => [label, code]),
);

export function demandOfLabel(label: string): DemandCode | undefined {
  return codeOfLabel.get(label);
}

export function roleChangeOf(code: DemandCode): RoleChange {
  return changes[code] ?? { by: '助手', words: `「${demandLabels[code]}」は助手が受け持つ` };
}
