// `npm test`: everything, from an empty clone. `npm test -- unit lint` runs only the stages named.
import './check-node.mjs';

import('./run-tests.mjs');
