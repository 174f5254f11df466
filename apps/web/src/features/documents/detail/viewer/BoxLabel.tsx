import { useEffect, useRef, type RefObject } from 'react';
import { confidenceText } from '../../words.ts';
import { boxesOfPage, type Findings } from '../boxes.ts';
import { usePointing } from '../pointing.ts';
import classes from './BoxLabel.module.css';

interface BoxLabelProps {
  scroller: RefObject<HTMLDivElement | null>;
  findings: Findings;
}

/** Says what a box is while it is pointed at on the page. Moved and filled without a render: boxes are many. */
export function BoxLabel({ scroller, findings }: BoxLabelProps) {
  const { pointing } = usePointing();
  const label = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      pointing.listen((key) => {
        const { current: sign } = label;
        const { current: window } = scroller;
        if (sign === null || window === null) return;
        const box =
          key === null ? null : window.querySelector(`rect[data-key="${CSS.escape(key)}"]:not([data-frame])`);
        // Pointed at in the list beside: there the words stand already.
        if (key === null || box === null || !window.matches(':hover')) {
          sign.hidden = true;
          return;
        }
        const page = Number(box.closest('[data-page]')?.getAttribute('data-page'));
        const found = boxesOfPage(findings, page).find((one) => one.key === key);
        if (found === undefined) return;
        const [name, sureness] = sign.children;
        if (name) name.textContent = found.name;
        if (sureness)
          sureness.textContent =
            found.confidence === null
              ? ''
              : found.isDoubtful === true
                ? `check this · ${confidenceText(found.confidence)}`
                : confidenceText(found.confidence);
        sign.toggleAttribute('data-doubtful', found.isDoubtful === true);
        sign.hidden = false;
        const [at, around] = [box.getBoundingClientRect(), window.getBoundingClientRect()];
        const isAbove = at.top - around.top > sign.offsetHeight + 10;
        const most = around.right - sign.offsetWidth - 8;
        sign.style.left = `${Math.max(around.left + 8, Math.min(at.left, most))}px`;
        sign.style.top = `${isAbove ? at.top - sign.offsetHeight - 6 : at.bottom + 6}px`;
      }),
    [pointing, scroller, findings],
  );
  return (
    <div className={classes.label} ref={label} hidden aria-hidden>
      <span />
      <span className={classes.sureness} />
    </div>
  );
}
