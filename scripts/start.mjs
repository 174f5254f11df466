// `npm start` and, with --dev, `npm run dev`. Nothing but Node's own modules is used until packages are installed.
import './check-node.mjs';

import('./start-portal.mjs');
