import { Title, UnstyledButton } from '@mantine/core';
import type { LineItem } from '@gemmavision/domain/documents';
import { usePointer } from './pointing.ts';
import { keyOf } from './selection.ts';
import classes from './FieldsTab.module.css';

function money(value: number | null): string {
  return value === null
    ? ''
    : value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 4 });
}

/** What an invoice or receipt lists, a line each. */
export function LineItems({ items }: { items: readonly LineItem[] }) {
  const pointer = usePointer();
  return (
    <section>
      <Title order={2} className={classes.heading}>
        Line items
      </Title>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Description</th>
              <th scope="col" data-numeric>
                Quantity
              </th>
              <th scope="col" data-numeric>
                Unit price
              </th>
              <th scope="col" data-numeric>
                Amount
              </th>
              <th scope="col" data-numeric>
                Where
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, index) => (
              <tr key={index} {...pointer(keyOf({ kind: 'item', index }))}>
                <th scope="row">{item.description ?? <span title="not found">–</span>}</th>
                <td data-numeric>{item.quantity}</td>
                <td data-numeric>{money(item.unitPrice)}</td>
                <td data-numeric>{money(item.amount)}</td>
                <td data-numeric>
                  <UnstyledButton
                    className={classes.place}
                    aria-label={`Show ${item.description ?? 'this item'} on page ${item.page}`}
                  >
                    p. {item.page}
                  </UnstyledButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
