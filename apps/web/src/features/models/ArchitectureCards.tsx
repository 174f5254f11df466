import type { Model } from '@gemmavision/domain/models';
import { Later } from '../../ui/Later.tsx';
import { SourceLink } from '../../ui/SourceLink.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { AttentionReach } from './AttentionReach.tsx';
import { architectureFacts } from './architecture-facts.ts';
import { LayerPattern } from './LayerPattern.tsx';
import classes from './ArchitectureCards.module.css';

/** A card a model: how its layers alternate, what they see, and the figures that decide the size of its KV cache. */
export function ArchitectureCards({ models }: { models: readonly Model[] }) {
  return (
    <ul className={classes.cards}>
      {models.map((model) => (
        <li key={model.id}>
          <Later height={420}>
            <article className={classes.card} aria-label={`Architecture of ${model.name}`}>
              <h3 className={classes.name}>
                {model.name}
                <SourceLink
                  provenance={model.architecture.provenance}
                  label={`Where is the architecture of ${model.name} from?`}
                />
              </h3>
              <LayerPattern architecture={model.architecture} />
              <AttentionReach model={model} />
              <dl className={classes.facts}>
                {architectureFacts.map(({ key, name, unit, read }) => {
                  const { value, provenance } = read(model);
                  return (
                    <div key={key}>
                      <dt>{name}</dt>
                      <dd>
                        <SourcedFigure provenance={provenance} name={`${name}, ${model.name}`}>
                          {value === null ? null : (
                            <>
                              {typeof value === 'number' ? value.toLocaleString('en') : value}
                              {unit === undefined || value === 'none' ? null : (
                                <span className={classes.unit}> {unit}</span>
                              )}
                            </>
                          )}
                        </SourcedFigure>
                      </dd>
                    </div>
                  );
                })}
              </dl>
              {model.architecture.provenance.note === null ? null : (
                <p className={classes.note}>{model.architecture.provenance.note}</p>
              )}
            </article>
          </Later>
        </li>
      ))}
    </ul>
  );
}
