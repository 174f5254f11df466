import { NativeSelect } from '@mantine/core';
import type { Model } from '@gemmavision/domain/models';
import type { Figure } from '@gemmavision/domain/provenance';
import { inMillions, shown } from '../../parts/quantities.ts';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import classes from './SumFormula.module.css';

interface SumFormulaProps {
  /** Those that it can be evaluated for. */
  models: readonly Model[];
  model: Model;
  onChoose: (id: string) => void;
}

/** The sum of the three components, in symbols and in the figures of one model. */
export function SumFormula({ models, model, onChoose }: SumFormulaProps) {
  const { vision, embedding, nonEmbedding, total } = model.parameters;
  const isComplete = total.value !== null;
  return (
    <section className={classes.formula} aria-label="Sum of the parameters">
      <div className={classes.head}>
        <div className={classes.symbols} role="math" aria-label="P T equals P V plus P E plus P N E">
          <Symbol index="T" />
          <span>=</span>
          <Symbol index="V" />
          <span>+</span>
          <Symbol index="E" />
          <span>+</span>
          <Symbol index="NE" />
        </div>
        <NativeSelect
          size="xs"
          aria-label="Evaluate the sum for"
          value={model.id}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
          data={models.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <div className={classes.terms} aria-live="polite">
        {isComplete ? (
          <>
            <Term figure={total} name="total" model={model} />
            <span>=</span>
            <Term figure={vision} name="vision encoder" model={model} />
            <span>+</span>
            <Term figure={embedding} name="embedding" model={model} />
            <span>+</span>
            <Term figure={nonEmbedding} name="non-embedding" model={model} />
          </>
        ) : (
          <UndividedTotal model={model} />
        )}
      </div>
      <p className={classes.hint}>Point at a bar or a row below, and the sum is evaluated for that model.</p>
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
      <span className={classes.name}>{millions === 0 ? `no ${name}` : name}</span>
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
            {inBillions(rawTotal.value)}
          </SourcedFigure>
        </>
      )}
      {effective === null ? null : (
        <>
          {rawTotal === null ? ' ' : ', of which '}
          <SourcedFigure provenance={effective.provenance} name={`effective parameters of ${model.name}`}>
            {inBillions(effective.value)}
          </SourcedFigure>
          {' count as effective'}
        </>
      )}
      {rawTotal === null && effective === null ? null : '.'}
    </span>
  );
}

const inBillions = (count: number | null) => (count === null ? null : `${shown(count / 1e9)} billion`);
