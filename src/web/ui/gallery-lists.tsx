import { Actions, LinkButton } from './button.tsx';
import { Columns } from './columns.tsx';
import { EmptyState } from './empty-state.tsx';
import { Facts } from './facts.tsx';
import { Freshness } from './freshness.tsx';
import { gap } from './gap.ts';
import { Notice } from './notice.tsx';
import { Pagination } from './pagination.tsx';
import { PersonName } from './person-name.tsx';
import { Rows } from './rows.tsx';
import { Section } from './section.tsx';
import { Stamp } from './stamp.tsx';
import { Steps } from './steps.tsx';
import { Table } from './table.tsx';
import { Tabs } from './tabs.tsx';
import { Tag } from './tag.tsx';
import { Timeline } from './timeline.tsx';
import { Said, Voice } from './voice.tsx';

const longName = '勘解由小路 小百合エリザベート';

type Waiting = { name: string; wish: string; days: number; wall: string };
const waiting: readonly Waiting[] = [
  { name: '古屋 静江', wish: '子どもの顔が見たい', days: 19, wall: '集まりは苦手' },
  { name: '津田 恒夫', wish: '夜でなければ動ける', days: 34, wall: '冬の移動手段' },
  {
    name: longName,
    wish: '人のいない所で、だれにも急がされずに、手を動かしていたい',
    days: 152,
    wall: 'まちに場がない',
  },
];

function TodayLists() {
  return (
    <>
      <Section title="予定" aside={<a href="#yotei">今週を見る</a>}>
        <Rows
          rows={[
            {
              lead: '9:30',
              title: <PersonName name="相良 剛" />,
              about: '訪問',
              sub: 'ご自宅。教室の話の続き。左手の力と立てる時間をうかがう',
              action: { href: '#hiraku', label: 'ひらく' },
            },
            {
              lead: '16:00',
              title: '北野小学校',
              about: '電話',
              sub: '三丁目の角、12月の朝の立ち番について',
              action: { href: '#hiraku', label: 'ひらく' },
            },
          ]}
        />
      </Section>
      <Section title="手を打つこと" aside={`4件${gap}急ぐ順`}>
        <Rows
          rows={[
            {
              lead: <Tag kind="stop">休み2回</Tag>,
              title: <PersonName name="日下部 実" />,
              about: 'みんなの畑',
              sub: '11月10日・17日と続けて休み。理由はまだ聞いていない',
              action: { href: '#renraku', label: '連絡する' },
            },
            {
              lead: <Tag kind="warn">あと3日</Tag>,
              title: <PersonName name={longName} />,
              about: '同意の期限',
              sub: '「絵を見せてよい相手」11月27日まで。延ばすか、うかがう',
              action: { href: '#doui', label: '同意をひらく' },
            },
            {
              lead: <Tag>待ち8日</Tag>,
              title: '川端自治会',
              about: '打診の返事',
              sub: '「元料理人の方を講師に」 名前は伝えていません',
              action: { href: '#dashin', label: '打診を見る' },
            },
            { lead: <Tag kind="go">そのまま合う</Tag>, title: '三丁目の角', about: '朝の立ち番' },
          ]}
        />
      </Section>
      <Section title="まだ行き先のない人" aside={<a href="#nanabito">7人をみる</a>}>
        <Table
          caption="まだ行き先のない人"
          rows={waiting}
          columns={[
            { label: 'ひと', kind: 'head', cell: ({ name }) => <PersonName name={name} href="#hito" /> },
            { label: '願い', cell: ({ wish }) => wish },
            { label: '探しはじめて', shortLabel: '探して', kind: 'tight', cell: ({ days }) => `${days}日` },
            { label: 'いまの壁', shortLabel: '壁', cell: ({ wall }) => wall },
          ]}
        />
        <Pagination next="#tsugi" summary="50人ずつ、探している日の長い順" />
      </Section>
      <Section title="返事待ち">
        <EmptyState words="返事待ちはありません。" action={{ href: '#dashin', label: '打診をはじめる' }} />
      </Section>
    </>
  );
}

function TodaySide() {
  return (
    <>
      <Section title="よい知らせ">
        <Voice
          words="先生って呼ばれてね。帰りに魚の話をした"
          small
          bar
          by={`長谷部 進さん${gap}公民館の将棋${gap}4回目 11月20日${gap}記録 田代`}
        />
      </Section>
      <Section title="まちの新しい声" aside={<a href="#koe">すべて</a>}>
        <Voice
          words="男の人が集まる理由が、うちの地区にはない"
          small
          by={`川端地区${gap}自治会長${gap}11月16日`}
        />
        <Voice words="登校の見守りが、三丁目だけ足りません" small by={`北野小学校${gap}11月12日`} />
      </Section>
      <Section title="今週">
        <Facts
          plain
          facts={[
            { label: '23 月', value: <span class="soft">勤労感謝の日</span> },
            { label: '24 火', value: '訪問1・同行1・電話1' },
            { label: '26 木', value: '体験の同行1・支援会議' },
          ]}
        />
      </Section>
      <Section title="確かめた日">
        <ul>
          <li>
            川端公民館 調理室 <Freshness state="fresh" checkedOn="2026-11-05" today="2026-11-24" />
          </li>
          <li>
            本町の米屋 元の倉庫 <Freshness state="due" checkedOn="2026-05-01" today="2026-11-24" />
          </li>
          <li>
            北野の旧郵便局 <Freshness state="old" checkedOn="2025-06-30" today="2026-11-24" />
          </li>
          <li>
            寺の離れ <Freshness state="never" checkedOn={null} today="2026-11-24" />
          </li>
        </ul>
      </Section>
    </>
  );
}

function PersonParts() {
  return (
    <>
      <Steps
        steps={[
          '受付',
          'アセスメント',
          '探す',
          '打診',
          '会議・支援決定',
          '見学・体験',
          '参加',
          '定着支援',
          '終結',
        ]}
        current={3}
        since="8日目"
      />
      <Tabs
        label="この人の頁"
        current="#aramashi"
        tabs={[
          { href: '#aramashi', label: 'あらまし' },
          { href: '#assess', label: 'アセスメント' },
          { href: '#plan', label: 'プラン' },
          { href: '#keika', label: '経過' },
          { href: '#doui-tab', label: '同意' },
        ]}
      />
      <Voice
        bar
        words={'もうお店では調理を行うことができない。\nでもね、人に教えるのは、嫌いじゃなかった'}
        by={
          <>
            本人の言葉{gap}10月6日 面談{gap}
            <Stamp basis="consent" words />
          </>
        }
      />
      <Section title="この人を知る" aside={<a href="#assess">アセスメント 第2版</a>}>
        <Facts
          caption="この人を知る"
          facts={[
            {
              label: '得意・強み',
              value: (
                <>
                  <b>和食の調理 31年</b>（職業）{gap}魚をおろす、出汁、献立と原価
                  <br />
                  若い人に手順を言葉で教えてきた
                </>
              ),
              note: (
                <>
                  <Stamp basis="consent" /> 10月6日
                </>
              ),
            },
            {
              label: '願い',
              value: (
                <>
                  <Said words="昼に、だれかと飯の話がしたい" />
                  <br />
                  歩いて行けるところで、月に1、2回から
                </>
              ),
              note: (
                <>
                  <Stamp basis="self_published" /> 10月6日
                </>
              ),
            },
            {
              label: '見守り',
              value: '夜に声がする、と近所から。',
              note: (
                <>
                  <Stamp basis="duty_to_report" /> 10月20日
                </>
              ),
            },
            {
              label: '未確認',
              value: '謝礼を受け取ったときの傷病手当金への影響',
              note: <a href="#toi">質問にする</a>,
            },
          ]}
        />
        <Notice kind="seal" title="支援会議で知ったことが1件あります。">
          プラン・打診・配慮シートには出ません。<a href="#mokuteki">目的を書いてひらく</a>
        </Notice>
      </Section>
      <Section title="経過" aside={<a href="#keika">14件すべて</a>}>
        <Timeline
          entries={[
            {
              when: '12月3日（木）',
              state: 'planned',
              body: <p>重層的支援会議。プランの適否、安全、責任の所在</p>,
            },
            {
              when: '11月16日（月）',
              what: `訪問${gap}水沢`,
              body: (
                <p>
                  <b>川端自治会へ、名前を出さずに打診。</b>
                  <Said words="男の人の集まりを探していた" />
                  と会長。返事は役員会のあと。
                </p>
              ),
            },
            { when: '10月27日（火）', what: '支援会議', state: 'sealed' },
            { when: '10月20日（火）', what: '主治医の意見', body: <p>座っての作業は90分まで。</p> },
          ]}
        />
      </Section>
      <Actions>
        <LinkButton href="#keika" kind="main">
          行き先を探す
        </LinkButton>
        <LinkButton href="#keika">経過を書く</LinkButton>
        <LinkButton href="#keika" kind="plain">
          見送る
        </LinkButton>
        <LinkButton href="#keika" kind="stop">
          同意を取り下げる
        </LinkButton>
      </Actions>
    </>
  );
}

/** Lists, tables, words and facts, as きょう and a person's page use them. */
export function GalleryLists() {
  return (
    <Columns side={<TodaySide />}>
      <TodayLists />
      <PersonParts />
    </Columns>
  );
}
