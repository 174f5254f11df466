import classes from './Brand.module.css';

/** The product’s mark and name. */
export function Brand() {
  return (
    <span className={classes.brand}>
      <img src="/mark.svg" width={28} height={28} alt="" />
      <span>
        <span className={classes.family}>GemmaVision</span>
        <span className={classes.name}>QuantAdvisor</span>
      </span>
    </span>
  );
}
