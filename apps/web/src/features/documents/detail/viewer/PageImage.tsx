import { Button, Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { addressOf } from '../../../../shell/api.ts';
import { resolutionFor } from '../view-geometry.ts';
import classes from './PageViewer.module.css';

interface PageImageProps {
  documentId: string;
  page: number;
  zoom: number;
  /** It was asked for; others are fetched once they have stayed a moment: some are only scrolled past. */
  isAsked: boolean;
}

const passingMilliseconds = 120;

/** The page’s image. The portal draws it when it is first asked for, so that the first look may take a moment. */
export function PageImage({ documentId, page, zoom, isAsked }: PageImageProps) {
  const [hasStayed, setStayed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStayed(true), passingMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  const [attempt, setAttempt] = useState(0);
  const address = addressOf('GET /api/documents/:id/pages/:page.png', {
    params: { id: documentId, page },
    query: { dpi: resolutionFor(zoom) },
  });
  return (
    <>
      {state === 'loading' ? (
        <Skeleton radius={0} style={{ position: 'absolute', inset: 0 }} height="100%" />
      ) : null}
      {state === 'failed' ? (
        <div className={classes.failed} role="alert">
          This page could not be drawn. What was read on it is listed all the same.
          <Button
            size="xs"
            onClick={() => {
              setState('loading');
              setAttempt(attempt + 1);
            }}
          >
            Try again
          </Button>
        </div>
      ) : (
        <img
          key={attempt}
          className={classes.image}
          src={isAsked || hasStayed ? address : undefined}
          alt=""
          decoding="async"
          style={{ visibility: state === 'shown' ? 'visible' : 'hidden' }}
          onLoad={() => setState('shown')}
          onError={() => setState('failed')}
        />
      )}
    </>
  );
}
