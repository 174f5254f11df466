import type { Architecture } from '@gemmavision/domain/models';
import { layerOrder } from './layer-order.ts';
import classes from './ArchitectureCards.module.css';

/** One stroke a layer, the first at the left: short and light sees a window, long and dark sees everything. */
export function LayerPattern({ architecture }: { architecture: Architecture }) {
  const { layers, localLayers, globalLayers, localGlobalPattern } = architecture;
  const order = layerOrder(architecture);
  const counts = `${layers} layers: ${localLayers} local, ${globalLayers} global`;
  return (
    <figure className={classes.pattern}>
      {order === null ? (
        <p className={classes.unordered}>The order of the layers is not known.</p>
      ) : (
        <svg
          className={classes.layers}
          viewBox={`0 0 ${layers} 10`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${counts}, in the pattern ${localGlobalPattern} from the first layer on`}
        >
          {order.map((kind, index) => (
            <rect
              key={index}
              data-kind={kind}
              x={index + 0.1}
              width={0.8}
              y={kind === 'global' ? 0 : 4}
              height={kind === 'global' ? 10 : 6}
            />
          ))}
        </svg>
      )}
      <figcaption className={classes.legend}>
        <span>
          <i data-kind="local" /> {localLayers} local
        </span>
        <span>
          <i data-kind="global" /> {globalLayers} global
        </span>
      </figcaption>
    </figure>
  );
}
