import { waitingBandCodes, waitingBands } from '#domain/waiting-band.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

/** How seats are shared, in the order in which it counts. Formal users first: that is law, not weight. */
export function HowItIsShared() {
  return (
    <>
      <Section title="分け方">
        <ol class="ask-list">
          <li>
            <b>契約の方が先です。</b>定員から、契約の方・内定や待機の方・予備を引いた残りだけを見ます。
          </li>
          <li>もう場のある人と、打診や見学のはじまった人は動かしません。その人の席もとっておきます。</li>
          <li>できるだけ多くの人に行き先が出るように分けます。これは、重みを変えても変わりません。</li>
          <li>そのうえで、待っている日の段と、合い方を見ます。どちらをどれだけ見るかが、重みです。</li>
          <li>ひとりだけ合わない場に行くことのないように、いちばん合わない人を持ち上げます。</li>
          <li>できるのは案です。ひとりずつ、人が決めます。本人が断っても、次の案での扱いは変わりません。</li>
        </ol>
      </Section>
      <Section title="待っている日の段">
        <Table
          caption="待っている日の段。段のなかの順は、同じくらい合うときだけ、日の長い人が先です"
          rows={waitingBandCodes}
          columns={[
            { label: '段', kind: 'head', cell: (code) => waitingBands[code].label },
            { label: '数えかた', cell: (code) => `${waitingBands[code].step}段` },
          ]}
        />
        <p class="soft">
          「急ぐ事情」は、この90日のうちの相談受付に、急ぐしるしのある人です。探しはじめた日から数えます。
        </p>
      </Section>
    </>
  );
}
