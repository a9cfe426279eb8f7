import type { Block, Cell, TableCell, Value } from '#documents/paper.ts';

function Words({ words }: { words: string }) {
  return <span class="paper-words">{words}</span>;
}

function Shown({ value }: { value: Value }) {
  if (typeof value === 'string') return <Words words={value} />;
  if (value.kind === 'strong') return <b>{value.words}</b>;
  if (value.kind === 'name') {
    return (
      <>
        <span class="kana">{value.kana}</span>
        <span class="name exact">{value.name}</span>
      </>
    );
  }
  return (
    <>
      {value.of.map(({ label, on }) => (
        <span class="paper-tick">
          {on ? '☑' : '□'} {label}
        </span>
      ))}
      {value.note === '' ? null : <Words words={value.note} />}
    </>
  );
}

/** One row of boxes. A box without a label of its own is named by the heading above it, or by the box before it. */
function Row({ cells }: { cells: readonly Cell[] }) {
  if (cells.every(({ label }) => label === '')) {
    return (
      <div class="paper-row">
        {cells.map(({ value, room }) => (
          <div class={room > 8 ? 'paper-box high' : 'paper-box'}>
            <Shown value={value} />
          </div>
        ))}
      </div>
    );
  }
  return (
    <dl class="paper-row">
      {cells.map(({ label, value, room }) => (
        <div>
          <dt class={label === '' ? 'vh' : undefined}>
            {label === '' ? '方法・日付' : <Words words={label} />}
          </dt>
          <dd class={room > 8 ? 'high' : undefined}>
            <Shown value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CellWords({ cell }: { cell: TableCell }) {
  if (typeof cell === 'string') return <Words words={cell} />;
  return (
    <>
      <s>
        <Words words={cell.struck} />
      </s>
      {cell.reason === '' ? null : <span>（取消　{cell.reason}）</span>}
    </>
  );
}

function List({ block }: { block: Extract<Block, { kind: 'table' }> }) {
  const blanks = Array.from({ length: Math.max(0, block.least - block.rows.length) });
  return (
    <div class="paper-scroll">
      <table class="grid stack">
        <caption class="vh">{block.title === '' ? '一覧' : block.title}</caption>
        <thead>
          <tr>
            {block.columns.map(({ label }) => (
              <th scope="col">{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr>
              {row.map((cell, place) => (
                <td data-l={block.columns[place]?.label ?? ''}>
                  <span class="cell">
                    <CellWords cell={cell} />
                  </span>
                </td>
              ))}
            </tr>
          ))}
          {blanks.map(() => (
            <tr class="only-print">
              {block.columns.map(() => (
                <td>　</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A part of a paper, as HTML. What it holds was decided in src/documents, once for the page and the PDF. */
export function PaperBlock({ block }: { block: Block }) {
  return (
    <section class="paper-part">
      {block.title === '' ? null : <h2>{block.title}</h2>}
      {block.kind === 'boxes' || block.kind === 'sign'
        ? block.rows.map((cells) => <Row cells={cells} />)
        : null}
      {block.kind === 'table' ? <List block={block} /> : null}
      {block.kind === 'text' ? (
        <p>
          <Words words={block.words} />
        </p>
      ) : null}
      {block.kind === 'cut' ? <p class="paper-cut">{block.words}</p> : null}
    </section>
  );
}
