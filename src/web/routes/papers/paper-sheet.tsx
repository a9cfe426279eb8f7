import type { Paper } from '#documents/paper.ts';
import { PaperBlock } from './paper-block.tsx';

function Approval({ ranks }: { ranks: readonly string[] }) {
  if (ranks.length === 0) return null;
  return (
    <table class="approval">
      <caption class="vh">決裁</caption>
      <thead>
        <tr>
          {ranks.map((rank) => (
            <th scope="col">{rank}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {ranks.map(() => (
            <td>　</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** The sheet itself: what lies on the table, in the same boxes as on the PDF. On a page that has a heading of its own, under it. */
export function PaperSheet({ paper, isUnderHeading = false }: { paper: Paper; isUnderHeading?: boolean }) {
  return (
    <article class="paper">
      <header class="paper-head">
        <div>
          <p>{paper.formNumber}</p>
          {paper.caution === '' ? null : <p class="paper-caution">{paper.caution}</p>}
        </div>
        <Approval ranks={paper.approval} />
      </header>
      {isUnderHeading ? <h2 class="paper-title">{paper.title}</h2> : <h1>{paper.title}</h1>}
      {paper.sub === '' ? null : <p class="paper-sub">{paper.sub}</p>}
      <div class="paper-head">
        <p class="paper-words">
          {paper.addressee === '' ? `${paper.municipality}　${paper.agency}` : paper.addressee}
        </p>
        <p>
          作成日　{paper.madeOn}
          {paper.addressee === '' ? null : (
            <>
              <br />
              {paper.municipality}　{paper.agency}
            </>
          )}
        </p>
      </div>
      {paper.note === '' ? null : <p class="soft paper-foot">{paper.note}</p>}
      {paper.blocks.map((block) => (
        <PaperBlock block={block} />
      ))}
      <p class="soft paper-foot">{paper.printed}</p>
    </article>
  );
}
