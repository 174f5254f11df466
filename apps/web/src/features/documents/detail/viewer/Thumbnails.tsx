import { UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { addressOf } from '../../../../shell/api.ts';
import type { PageOutline } from '../findings.ts';
import type { TextFinding } from '../search/use-text-finding.ts';
import classes from './Thumbnails.module.css';

interface ThumbnailsProps {
  documentId: string;
  pages: readonly PageOutline[];
  page: number;
  onPage: (page: number) => void;
  finding: TextFinding;
}

const rowHeight = 112;

const leaves: Record<string, (page: number, last: number) => number> = {
  ArrowDown: (page) => page + 1,
  ArrowUp: (page) => page - 1,
  Home: () => 1,
  End: (_page, last) => last,
};

/** Small images of the pages; arrow keys leaf through them. Only those in sight exist, so that a report of hundreds of pages costs no more. */
export function Thumbnails({ documentId, pages, page, onPage, finding }: ThumbnailsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoised by the React compiler
  const virtualizer = useVirtualizer({
    count: pages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 2,
  });
  useEffect(() => {
    virtualizer.scrollToIndex(page - 1, { align: 'auto' });
  }, [page, virtualizer]);
  const leaf = (event: KeyboardEvent) => {
    const to = leaves[event.key]?.(page, pages.length);
    if (to === undefined || to < 1 || to > pages.length) return;
    event.preventDefault();
    onPage(to);
    // The button of that page may not exist before the list has moved.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-thumb="${to}"]`)?.focus({ preventScroll: true }),
    );
  };
  return (
    <nav
      className={classes.thumbs}
      ref={scroller}
      aria-label="Pages of the document"
      // Chrome makes whatever scrolls a stop of the Tab key; the page’s own button is that.
      tabIndex={-1}
      onKeyDown={leaf}
    >
      <div style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const number = item.index + 1;
          const places = finding.hitsOfPage(number).length;
          return (
            <UnstyledButton
              key={item.key}
              className={classes.thumb}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              aria-current={number === page ? 'page' : undefined}
              aria-label={places === 0 ? `Page ${number}` : `Page ${number}, ${places} found`}
              tabIndex={number === page ? 0 : -1}
              data-thumb={number}
              onClick={() => onPage(number)}
            >
              <img
                src={addressOf('GET /api/documents/:id/pages/:page.png', {
                  params: { id: documentId, page: number },
                  query: { dpi: 36 },
                })}
                alt=""
                loading="lazy"
                decoding="async"
              />
              {number}
              {places === 0 ? null : <span className={classes.found}>{places}</span>}
            </UnstyledButton>
          );
        })}
      </div>
    </nav>
  );
}
