import { UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { addressOf } from '../../../../shell/api.ts';
import type { PageOutline } from '../findings.ts';
import classes from './PageViewer.module.css';

interface ThumbnailsProps {
  documentId: string;
  pages: readonly PageOutline[];
  page: number;
  onPage: (page: number) => void;
}

const rowHeight = 112;

/** Small images of the pages. Only those in sight exist, so that a report of hundreds of pages costs no more. */
export function Thumbnails({ documentId, pages, page, onPage }: ThumbnailsProps) {
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
  return (
    <nav className={classes.thumbs} ref={scroller} aria-label="Pages of the document">
      <div style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const number = item.index + 1;
          return (
            <UnstyledButton
              key={item.key}
              className={classes.thumb}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              aria-current={number === page ? 'page' : undefined}
              aria-label={`Page ${number}`}
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
            </UnstyledButton>
          );
        })}
      </div>
    </nav>
  );
}
