import type { Model } from '@gemmavision/domain/models';
import type { Figure } from '@gemmavision/domain/provenance';
import { inMillions, shown } from '../../parts/quantities.ts';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import classes from './SumFormula.module.css';

/** The sum of the three components, in symbols and in the figures of one model. */
export function SumFormula({ model }: { model: Model }) {
  const { vision, embedding, nonEmbedding, total } = model.parameters;
  return (
    <section className={classes.formula} aria-label="Sum of the parameters">
      <div className={classes.symbols} role="math" aria-label="P T equals P V plus P E plus P N E">
        <Symbol index="T" />
        <span>=</span>
        <Symbol index="V" />
        <span>+</span>
        <Symbol index="E" />
        <span>+</span>
        <Symbol index="NE" />
      </div>
      <div className={classes.terms}>
        <span className={classes.model}>{model.name}</span>
        {total.value === null ? (
          <UndividedTotal model={model} />
        ) : (
          <>
            <Term figure={total} name="total" model={model} />
            <span>=</span>
            <Term figure={vision} name="vision" model={model} />
            <span>+</span>
            <Term figure={embedding} name="embedding" model={model} />
            <span>+</span>
            <Term figure={nonEmbedding} name="non-embedding" model={model} />
          </>
        )}
      </div>
    </section>
  );
}

function Symbol({ index }: { index: string }) {
  return (
    <span>
      <var>P</var>
      <sub>{index}</sub>
    </span>
  );
}

function Term({ figure, name, model }: { figure: Figure; name: string; model: Model }) {
  const millions = inMillions(figure.value);
  return (
    <span className={classes.part}>
      <SourcedFigure provenance={figure.provenance} name={`${name} parameters of ${model.name}`}>
        {millions === null ? null : `${shown(millions)} M`}
      </SourcedFigure>
      <span className={classes.name}>{name}</span>
    </span>
  );
}

/** Families that do not publish the split say at least what the files hold. */
function UndividedTotal({ model }: { model: Model }) {
  const { rawTotal, effective } = model.parameters;
  return (
    <span>
      The split is not published.
      {rawTotal === null ? null : (
        <>
          {' Its files hold about '}
          <SourcedFigure provenance={rawTotal.provenance} name={`raw parameters of ${model.name}`}>
            {`${shown((rawTotal.value ?? 0) / 1e9)} billion`}
          </SourcedFigure>
        </>
      )}
      {effective === null
        ? null
        : `, of which ${shown((effective.value ?? 0) / 1e9)} billion count as effective`}
      {rawTotal === null ? null : '.'}
    </span>
  );
}
